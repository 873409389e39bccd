package mall.domain.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GramsTests {

    @Test
    void areCharactersPairsAndInitialsAtTheirPositions() {
        var vector = new Grams().add("大红袍", 'A').vector();

        assertThat(vector.split(" "))
                .containsExactlyInAnyOrder(
                        "'大':1A",
                        "'大红':1A",
                        "'红':2A",
                        "'红袍':2A",
                        "'袍':3A",
                        "'~d':1A",
                        "'~dh':1A",
                        "'~h':2A",
                        "'~hp':2A",
                        "'~p':3A");
    }

    @Test
    void keepWordsWholeAndInTheirPlainForm() {
        assertThat(new Grams().add("Ｖ60 Dripper", 'C').vector()).isEqualTo("'dripper':3C 'v60':1C");
    }

    @Test
    void knowHowACharacterSoundsInItsPhrase() {
        assertThat(new Grams().add("长沙", 'A').vector()).contains("'~cs'");
        assertThat(new Grams().add("成长", 'A').vector()).contains("'~cz'");
    }

    @Test
    void keepFieldsApart() {
        assertThat(new Grams().add("奶", 'A').add("茶", 'B').vector()).doesNotContain("'奶茶'");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "奶茶,('奶茶')",
                "大红袍,(('大红' <-> '红袍'))",
                "茶,('茶')",
                "nc,('nc':* | ('~nc'))",
                "V60 奶茶,'v60':* & (('奶茶'))"
            })
    void findWhatTheQueryNames(String query, String lookup) {
        assertThat(Grams.query(query).replace("((", "(").replace("))", ")"))
                .isEqualTo(lookup.replace("((", "(").replace("))", ")"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "!!!", "'", "\\", "&|()", "、，。"})
    void findNothingInPunctuation(String query) {
        assertThat(Grams.query(query)).isEmpty();
    }
}
