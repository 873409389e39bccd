package wechatsim.gateway;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The merchant's signature of a request, as it stands in the header.
record Authorization(String mchid, String serial, String nonce, long timestamp, String signature) {

    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";
    private static final Pattern PART = Pattern.compile("(\\w+)=\"([^\"]*)\"(?:,|$)");
    private static final Pattern SECONDS = Pattern.compile("\\d{10}");

    static Authorization parse(@Nullable String header) {
        if (header == null) throw PayError.signature("Http头缺少Authorization");
        if (!header.startsWith(SCHEME)) throw PayError.signature("Http头Authorization认证类型不正确");
        var parts = new HashMap<String, String>();
        var matcher = PART.matcher(header.substring(SCHEME.length()).replace(" ", ""));
        while (matcher.find()) parts.put(matcher.group(1), matcher.group(2));
        var timestamp = part(parts, "timestamp");
        if (!SECONDS.matcher(timestamp).matches()) throw PayError.signature("Http头Authorization时间戳格式不正确");
        return new Authorization(
                part(parts, "mchid"),
                part(parts, "serial_no"),
                part(parts, "nonce_str"),
                Long.parseLong(timestamp),
                part(parts, "signature"));
    }

    private static String part(Map<String, String> parts, String name) {
        var value = parts.get(name);
        if (value == null || value.isEmpty()) throw PayError.signature("Http头Authorization缺少" + name);
        return value;
    }

    /// What the merchant signed: five lines, each with its end.
    String signedText(String method, String pathAndQuery, String body) {
        return "%s\n%s\n%d\n%s\n%s\n".formatted(method, pathAndQuery, timestamp, nonce, body);
    }
}
