package mall.admin.stacking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class StackingHttpTests {

    private static final String PATH = "/admin/api/stacking-matrix";

    @Autowired
    Doors doors;

    Client console;

    @BeforeEach
    void aMerchant() {
        console = doors.operatorWith("settings:*");
    }

    @AfterEach
    void asUsual() {
        console.ifMatch(console.get(PATH)).put(PATH, Map.of("pairs", List.of()));
    }

    @Test
    void everyPlayStandsAgainstEveryOtherAndItself() {
        var matrix = console.get(PATH);

        var plays = matrix.texts("/plays/*/play");
        assertThat(plays).contains("member-price").doesNotHaveDuplicates();
        assertThat(matrix.texts("/plays/*/title")).contains("会员价");
        assertThat(matrix.texts("/cells/*/one")).hasSize(plays.size() * (plays.size() + 1) / 2);
    }

    @Test
    void aPairIsAsTheMerchantWantsItAndSaysWhatWouldBeUsual() {
        var seen = console.get(PATH);

        var changed = console.ifMatch(seen).put(PATH, pairs("member-price", "member-price", true));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.etag()).isNotEqualTo(seen.etag());
        var cells = console.get(PATH).body().get("cells");
        assertThat(cells.valueStream()
                        .filter(cell -> cell.get("one").asString().equals("member-price")
                                && cell.get("other").asString().equals("member-price"))
                        .toList())
                .singleElement()
                .satisfies(cell -> {
                    assertThat(cell.get("together").asBoolean()).isTrue();
                    assertThat(cell.get("usual").asBoolean()).isFalse();
                });
    }

    @Test
    void whoeverSawAnOlderVersionIsRefused() {
        var seen = console.get(PATH);
        console.ifMatch(seen).put(PATH, pairs("member-price", "member-price", true));

        assertThat(console.ifMatch(seen)
                        .put(PATH, pairs("member-price", "member-price", false))
                        .status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource({"member-price,made-up,unknown-play", "'',member-price,invalid"})
    void aPairOfWhatIsNoPlayIsRefused(String one, String other, String code) {
        var seen = console.get(PATH);

        var refused = console.ifMatch(seen).put(PATH, pairs(one, other, true));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(console.get(PATH).etag()).isEqualTo(seen.etag());
    }

    @Test
    void onlyWhoMayEditSettingsChangesIt() {
        var reader = doors.operatorWith("settings:read");

        assertThat(reader.get(PATH).status()).isEqualTo(200);
        assertThat(reader.ifMatch(reader.get(PATH))
                        .put(PATH, pairs("member-price", "member-price", true))
                        .status())
                .isEqualTo(403);
    }

    private static Map<String, Object> pairs(String one, String other, boolean together) {
        return Map.of("pairs", List.of(Map.of("one", one, "other", other, "together", together)));
    }
}
