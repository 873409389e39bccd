package mall.member.messages;

import java.util.Map;
import java.util.TreeMap;

/// Fills a template's fields and keeps each within the rule that WeChat has for its kind, which is
/// what its name begins with: `thing1` takes 20 characters, `phrase2` takes 5. A value that breaks
/// its rule would make WeChat refuse the whole message.
final class Fields {

    private static final String NOTHING = "-";

    private Fields() {}

    static Map<String, String> fill(MessageTemplate template, Map<MessageValue, String> values) {
        var filled = new TreeMap<String, String>();
        template.fields().forEach((field, value) -> filled.put(field, fit(field, values.getOrDefault(value, ""))));
        return filled;
    }

    static String fit(String field, String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        var fitting = switch (field.replaceAll("[0-9]+$", "")) {
            case "character_string", "letter" -> cut(line.replaceAll("[^\\x21-\\x7e]", ""), 32);
            case "number" -> cut(line.replaceAll("[^0-9.]", ""), 32);
            case "phone_number" -> cut(line.replaceAll("[^0-9+-]", ""), 17);
            case "phrase", "short_thing", "symbol" -> cut(line, 5);
            case "name" -> shorten(line, 10);
            case "amount", "time", "date" -> cut(line, 32);
            default -> shorten(line, 20);
        };
        return fitting.isEmpty() ? NOTHING : fitting;
    }

    private static String cut(String text, int most) {
        return characters(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /// As [#cut], and shows that something is missing.
    private static String shorten(String text, int most) {
        return characters(text) <= most ? text : cut(text, most - 1) + "…";
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
