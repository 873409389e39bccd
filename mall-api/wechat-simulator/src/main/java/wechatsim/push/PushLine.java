package wechatsim.push;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import wechatsim.crypto.PushCipher;
import wechatsim.exchange.Outbound;
import wechatsim.exchange.Outbound.Reply;
import wechatsim.kernel.RandomText;
import wechatsim.kernel.SimulatorSettings;
import wechatsim.kernel.SimulatorSettings.PushFormat;

/// The line to the one address of the Mini Program: encrypts, signs, and speaks the format that the
/// merchant chose.
@Component
final class PushLine {

    private final Outbound outbound;
    private final PushCipher cipher;
    private final JsonMapper json;
    private final @Nullable URI url;
    private final PushFormat format;

    PushLine(Outbound outbound, PushCipher cipher, JsonMapper json, SimulatorSettings settings) {
        this.outbound = outbound;
        this.cipher = cipher;
        this.json = json;
        url = settings.pushUrl();
        format = settings.pushFormat();
    }

    boolean isConnected() {
        return url != null;
    }

    Reply send(ObjectNode message, boolean forged) {
        var encrypted = cipher.encrypt(
                switch (format) {
                    case JSON -> json.writeValueAsString(message);
                    case XML -> XmlText.of(message);
                });
        var timestamp = now();
        var nonce = RandomText.digits(10);
        var signature = forged ? RandomText.hex(40) : cipher.sign(timestamp, nonce, encrypted);
        var query = query(timestamp, nonce);
        query.put("openid", message.path("FromUserName").asString());
        query.put("encrypt_type", "aes");
        query.put("msg_signature", signature);
        var envelope = json.createObjectNode()
                .put("ToUserName", message.path("ToUserName").asString())
                .put("Encrypt", encrypted);
        return switch (format) {
            case JSON -> post(query, "application/json", json.writeValueAsString(envelope));
            case XML -> post(query, "text/xml", XmlText.of(envelope));
        };
    }

    boolean checkUrl() {
        var echo = RandomText.digits(19);
        var query = query(now(), RandomText.digits(10));
        query.put("echostr", echo);
        var reply = outbound.get(address(query));
        return reply.is(200) && reply.body().equals(echo);
    }

    private Reply post(Map<String, String> query, String contentType, String body) {
        return outbound.post(address(query), Map.of("Content-Type", contentType, "User-Agent", "Mozilla/4.0"), body);
    }

    private Map<String, String> query(String timestamp, String nonce) {
        var query = new LinkedHashMap<String, String>();
        query.put("signature", cipher.sign(timestamp, nonce));
        query.put("timestamp", timestamp);
        query.put("nonce", nonce);
        return query;
    }

    private URI address(Map<String, String> query) {
        if (url == null) throw new IllegalStateException("the message push has no address: set simulator.push-url");
        var address = UriComponentsBuilder.fromUri(url);
        query.forEach(address::queryParam);
        return address.encode().build().toUri();
    }

    private static String now() {
        return String.valueOf(Instant.now().getEpochSecond());
    }
}
