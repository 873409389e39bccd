package mall.domain.catalog.search;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns texts into what PostgreSQL indexes, and queries into what it looks up, so that any substring of
/// a Chinese text is found by an index that knows only words.
///
/// A run of Chinese characters is indexed as each character and each pair of neighbours at its
/// position: 大红袍 as 大₁ 大红₁ 红₂ 红袍₂ 袍₃; the initials of its pinyin, d h p, in the same way
/// and marked with `~`. A run of letters and digits is one word. The query 红袍 is the pair itself, 大红袍
/// is the pair 大红 followed by the pair 红袍.
final class Grams {

    /// What a query may have at most; more says nothing more.
    private static final int MOST_CHARACTERS = 40;

    /// PostgreSQL knows positions up to 16,383 and forgets that anything stands behind.
    private static final int LAST_POSITION = 16_000;

    /// Between two fields, so that no query finds the end of one and the beginning of the next.
    private static final int GAP = 5;

    private static final String PINYIN = "~";

    private final Map<String, TreeSet<String>> lexemes = new TreeMap<>();
    private int position = 1;

    /// Adds a field.
    ///
    /// @param weight `A` weighs most, `D` least
    Grams add(String text, char weight) {
        for (var run : runs(text)) {
            if (isHan(run.codePointAt(0))) addHan(run, weight);
            else put(run, position++, weight);
            position++;
        }
        position += GAP;
        return this;
    }

    private void addHan(String run, char weight) {
        var characters = characters(run);
        var initials = initials(run, characters.size());
        for (int i = 0; i < characters.size(); i++) {
            put(characters.get(i), position + i, weight);
            put(PINYIN + initials.get(i), position + i, weight);
            if (i + 1 < characters.size()) {
                put(characters.get(i) + characters.get(i + 1), position + i, weight);
                put(PINYIN + initials.get(i) + initials.get(i + 1), position + i, weight);
            }
        }
        position += characters.size();
    }

    private void put(String lexeme, int at, char weight) {
        if (at > LAST_POSITION) return;
        lexemes.computeIfAbsent(lexeme, _ -> new TreeSet<>()).add(at + (weight == 'D' ? "" : String.valueOf(weight)));
    }

    /// The text form of a `tsvector`.
    String vector() {
        var vector = new StringBuilder();
        lexemes.forEach((lexeme, positions) -> vector.append(quoted(lexeme))
                .append(':')
                .append(String.join(",", positions))
                .append(' '));
        return vector.toString().strip();
    }

    /// The text form of the `tsquery` that finds all words of a query; empty when it has none.
    static String query(String text) {
        var cut = text.codePoints()
                .limit(MOST_CHARACTERS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return String.join(
                " & ", runs(cut.toString()).stream().map(Grams::lookup).toList());
    }

    private static String lookup(String run) {
        if (isHan(run.codePointAt(0))) return "(" + neighbours(characters(run), "") + ")";
        var word = quoted(run) + ":*";
        if (!run.chars().allMatch(c -> c >= 'a' && c <= 'z')) return word;
        return "(" + word + " | "
                + neighbours(run.chars().mapToObj(Character::toString).toList(), PINYIN) + ")";
    }

    private static String neighbours(List<String> characters, String mark) {
        if (characters.size() == 1) return quoted(mark + characters.getFirst());
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 1 < characters.size(); i++) {
            pairs.add(quoted(mark + characters.get(i) + characters.get(i + 1)));
        }
        return "(" + String.join(" <-> ", pairs) + ")";
    }

    /// The runs of Chinese characters, and of letters and digits, of a text, in lower case and in their
    /// plain forms (ＡＢＣ is abc).
    private static List<String> runs(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var runs = new ArrayList<String>();
        var run = new StringBuilder();
        boolean han = false;
        for (int c : plain.codePoints().toArray()) {
            if (!run.isEmpty() && (!Character.isLetterOrDigit(c) || isHan(c) != han)) {
                runs.add(run.toString());
                run.setLength(0);
            }
            if (!Character.isLetterOrDigit(c)) continue;
            han = isHan(c);
            run.appendCodePoint(c);
        }
        if (!run.isEmpty()) runs.add(run.toString());
        return runs;
    }

    private static boolean isHan(int codePoint) {
        return UnicodeScript.of(codePoint) == UnicodeScript.HAN;
    }

    private static List<String> characters(String run) {
        return run.codePoints().mapToObj(Character::toString).toList();
    }

    /// One letter for each character, chosen by the phrase that it stands in (长 in 长沙 is c); a
    /// character that nobody can pronounce stands for itself.
    private static List<String> initials(String run, int count) {
        var initials = List.of(PinyinHelper.toPinyin(run, PinyinStyleEnum.FIRST_LETTER, " ")
                .strip()
                .split("\\s+"));
        if (initials.size() == count) return initials;
        return characters(run).stream()
                .map(character -> PinyinHelper.toPinyin(character, PinyinStyleEnum.FIRST_LETTER, "")
                        .strip())
                .toList();
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
