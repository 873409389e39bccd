package mall.domain.payments;

/// Texts as WeChat bears them.
final class WechatText {

    private WechatText() {}

    /// The beginning of a text, never half of a character.
    static String cut(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) return text;
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
