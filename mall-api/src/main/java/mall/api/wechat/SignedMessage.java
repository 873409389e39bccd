package mall.api.wechat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.http.HttpMessage;
import org.jspecify.annotations.Nullable;

/// Something that claims to come from WeChat Pay: an answer or a notice, with the headers that are
/// to prove it. Any of them may be missing.
@SuppressWarnings("ArrayRecordComponent") // never compared
record SignedMessage(
        @Nullable String serial,
        @Nullable String timestamp,
        @Nullable String nonce,
        @Nullable String signature,
        byte[] body) {

    /// @param header finds a header whatever the case of its letters
    static SignedMessage of(Function<String, @Nullable String> header, byte[] body) {
        return new SignedMessage(
                header.apply("Wechatpay-Serial"),
                header.apply("Wechatpay-Timestamp"),
                header.apply("Wechatpay-Nonce"),
                header.apply("Wechatpay-Signature"),
                body);
    }

    static SignedMessage of(HttpMessage answer, byte[] body) {
        return of(
                name -> {
                    var header = answer.getFirstHeader(name);
                    return header == null ? null : header.getValue();
                },
                body);
    }

    /// The signed text: three lines, each with its end, over the bytes as they came.
    byte[] text() {
        var text = new ByteArrayOutputStream(body.length + 64);
        text.writeBytes((timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(body);
        text.write('\n');
        return text.toByteArray();
    }
}
