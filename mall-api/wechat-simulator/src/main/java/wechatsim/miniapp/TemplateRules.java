package wechatsim.miniapp;

import java.util.Map;
import java.util.regex.Pattern;

/// What may stand in a subscribe message: the name of a field begins with its kind, and each kind
/// has its rule.
final class TemplateRules {

    private static final Pattern FIELD = Pattern.compile("([a-z_]+?)\\d+");

    private static final Map<String, Pattern> VALUES = Map.ofEntries(
            rule("thing", "(?s).{1,20}"),
            rule("phrase", "\\p{IsHan}{1,5}"),
            rule("character_string", "[\\x20-\\x7e]{1,32}"),
            rule("number", "-?\\d{1,32}(\\.\\d+)?"),
            rule("letter", "[A-Za-z]{1,32}"),
            rule("symbol", "[\\p{Punct}\\p{IsPunctuation}\\p{S}]{1,5}"),
            rule("amount", "[¥￥$€£]?\\d{1,10}(\\.\\d+)?元?"),
            rule("time", "(\\d{4}(年|-|/)\\d{1,2}(月|-|/)\\d{1,2}日? )?\\d{1,2}:\\d{2}(:\\d{2})?"),
            rule("date", "\\d{4}(年|-|/)\\d{1,2}(月|-|/)\\d{1,2}日?( \\d{1,2}:\\d{2}(:\\d{2})?)?"),
            rule("phone_number", "[0-9+()-]{1,17}"),
            rule("car_number", "[\\p{IsHan}A-Z0-9]{1,8}"),
            rule("name", "[\\p{IsHan}·]{1,10}|[A-Za-z .'-]{1,20}"));

    private TemplateRules() {}

    /// @throws ApiError 47003 when a value breaks the rule of its kind
    static void check(String field, String value) {
        var name = FIELD.matcher(field);
        if (!name.matches()) throw invalid(field);
        var rule = VALUES.get(name.group(1));
        if (rule == null || !rule.matcher(value).matches()) throw invalid(field);
    }

    private static Map.Entry<String, Pattern> rule(String kind, String pattern) {
        return Map.entry(kind, Pattern.compile(pattern));
    }

    private static ApiError invalid(String field) {
        return new ApiError(47003, "argument invalid! data.%s.value invalid".formatted(field));
    }
}
