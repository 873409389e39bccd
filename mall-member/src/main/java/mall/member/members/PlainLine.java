package mall.member.members;

import java.util.regex.Pattern;

/// What may stand in a line that people type: no control characters, nothing invisible, nothing
/// that turns the text around. (Emoji are joined by U+200D, which therefore may stand in it.)
public final class PlainLine {

    private static final Pattern FORBIDDEN = Pattern.compile(
            "[\\p{Cc}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");

    private PlainLine() {}

    /// Whether the text has 1 to so many characters, all of them visible.
    public static boolean is(String text, int most) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= most
                && !FORBIDDEN.matcher(text).find();
    }
}
