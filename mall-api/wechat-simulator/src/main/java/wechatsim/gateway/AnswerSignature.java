package wechatsim.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import wechatsim.crypto.SigningKey;
import wechatsim.kernel.RandomText;

/// WeChat Pay's signature of an answer or a notice, as headers.
///
/// @param serial under which the receiver finds the key; an honest one names the key that signed
public record AnswerSignature(String serial, long timestamp, String nonce, String signature) {

    public static final String PROBE = "WECHATPAY/SIGNTEST/";

    /// Signs honestly.
    ///
    /// @param offset how far off the time of signing is
    public static AnswerSignature of(SigningKey key, String body, Duration offset) {
        return of(key, key.serial(), body, offset);
    }

    /// Signs under any name.
    ///
    /// @param serial the name under which the key poses
    public static AnswerSignature of(SigningKey key, String serial, String body, Duration offset) {
        var timestamp = Instant.now().plus(offset).getEpochSecond();
        var nonce = RandomText.alphanumeric(32);
        var text = "%d\n%s\n%s\n".formatted(timestamp, nonce, body);
        return new AnswerSignature(serial, timestamp, nonce, key.sign(text));
    }

    public AnswerSignature asProbe() {
        return withSignature(PROBE + signature);
    }

    public AnswerSignature withSignature(String other) {
        return new AnswerSignature(serial, timestamp, nonce, other);
    }

    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Wechatpay-Serial", serial);
        headers.put("Wechatpay-Timestamp", String.valueOf(timestamp));
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Signature", signature);
        headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        return headers;
    }
}
