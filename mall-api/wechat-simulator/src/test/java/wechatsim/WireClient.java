package wechatsim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import wechatsim.crypto.Rsa;
import wechatsim.crypto.SimulatorCredentials;
import wechatsim.kernel.RandomText;

/// Speaks the bare protocol, so that a test can say what no SDK would: to WeChat Pay through the
/// simulator as its proxy, to the rest directly.
final class WireClient {

    static final JsonMapper JSON = JsonMapper.shared();

    private final SimulatorCredentials credentials;
    private final URI base;
    private final HttpClient direct =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpClient throughProxy;

    WireClient(WechatSimulator wechat) {
        credentials = wechat.credentials();
        base = wechat.baseUrl();
        throughProxy = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), wechat.port())))
                .build();
    }

    /// A call to WeChat Pay, signed by the merchant.
    Answer pay(String method, String path, String body) {
        return pay(method, path, body, sign(method, path, body, Duration.ZERO), Map.of());
    }

    Answer pay(String method, String path, String body, String authorization, Map<String, String> more) {
        var request = HttpRequest.newBuilder(URI.create("http://api.mch.weixin.qq.com" + path))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .method(method, BodyPublishers.ofString(body, UTF_8));
        more.forEach(request::setHeader);
        return send(throughProxy, request);
    }

    String sign(String method, String path, String body, Duration offset) {
        var timestamp = Instant.now().plus(offset).getEpochSecond();
        var nonce = RandomText.alphanumeric(32);
        var text = "%s\n%s\n%d\n%s\n%s\n".formatted(method, path, timestamp, nonce, body);
        return "WECHATPAY2-SHA256-RSA2048 mchid=\"%s\",nonce_str=\"%s\",timestamp=\"%d\",serial_no=\"%s\",signature=\"%s\""
                .formatted(
                        credentials.mchid(),
                        nonce,
                        timestamp,
                        credentials.merchantSerial(),
                        Rsa.sign(privateKey(), text));
    }

    /// A call to the Mini Program API or to the controls.
    Answer get(String path) {
        return send(direct, HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    Answer post(String path, String json) {
        return call("POST", path, json);
    }

    Answer call(String method, String path, String json) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json, UTF_8));
        return send(direct, request);
    }

    Answer login(String code) {
        return get("/sns/jscode2session?appid=%s&secret=%s&js_code=%s&grant_type=authorization_code"
                .formatted(credentials.appid(), credentials.appSecret(), code));
    }

    String accessToken() {
        var request = "{\"grant_type\": \"client_credential\", \"appid\": \"%s\", \"secret\": \"%s\"}"
                .formatted(credentials.appid(), credentials.appSecret());
        return post("/cgi-bin/stable_token", request)
                .json()
                .path("access_token")
                .asString();
    }

    /// A call to the Mini Program API with a token. Quotes in the JSON may be single, for the eye.
    @FormatMethod
    Answer miniProgram(String path, @FormatString String json, Object... values) {
        return post(
                path + "?access_token=" + accessToken(), json.formatted(values).replace('\'', '"'));
    }

    private static Answer send(HttpClient http, HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private PrivateKey privateKey() {
        var base64 = credentials.merchantPrivateKey().replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(response.body(), UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /// WeChat Pay's `code`.
        String code() {
            return json().path("code").asString("");
        }

        /// The Mini Program API's `errcode`.
        int errcode() {
            return json().path("errcode").asInt(0);
        }
    }
}
