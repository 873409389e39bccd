package mall.api.wechat;

import com.github.binarywang.wxpay.v3.util.AesUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mall.api.wechat.Signatures.Verdict;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.util.EntityUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Fetches the platform certificates. They come encrypted with the APIv3 key, which only WeChat and
/// we have, so whoever can encrypt them is WeChat; the answer must also be signed by one of them,
/// now, so that nobody plays an old list again. What cannot be read of a list is left out.
final class CertificateDownload {

    private static final Logger log = LoggerFactory.getLogger(CertificateDownload.class);

    private final CloseableHttpClient http;
    private final URI address;
    private final String apiV3Key;
    private final JsonMapper json;
    private final Clock clock;

    /// @param http signs requests and leaves answers to us
    /// @param clock this machine's own, see [Signatures]
    CertificateDownload(CloseableHttpClient http, WechatSettings.Pay settings, JsonMapper json, Clock clock) {
        this.http = http;
        this.address = settings.host().resolve("/v3/certificates");
        this.apiV3Key = settings.apiV3Key();
        this.json = json;
        this.clock = clock;
    }

    PlatformCertificates fetch() {
        var request = new HttpGet(address);
        request.setHeader("Accept", "application/json");
        try (var response = http.execute(request)) {
            var body = EntityUtils.toByteArray(response.getEntity());
            var status = response.getStatusLine().getStatusCode();
            if (status != 200) throw new IllegalStateException("WeChat Pay answers " + status);
            var certificates = PlatformCertificates.of(json.readValue(body, Answer.class).data().stream()
                    .map(this::decrypted)
                    .flatMap(Optional::stream)
                    .toList());
            var verdict = judge(SignedMessage.of(response, body), certificates);
            if (verdict != Verdict.GENUINE) {
                throw new IllegalStateException("the list is not signed by any certificate in it: " + verdict);
            }
            return certificates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verdict judge(SignedMessage message, PlatformCertificates certificates) {
        Signatures.Keys keys =
                serial -> certificates.find(serial, clock.instant()).map(X509Certificate::getPublicKey);
        return new Signatures(keys, clock).judge(message);
    }

    private Optional<X509Certificate> decrypted(Entry entry) {
        try {
            var sealed = entry.encryptCertificate();
            return Optional.of(Pem.certificate(
                    AesUtils.decryptToString(sealed.associatedData(), sealed.nonce(), sealed.ciphertext(), apiV3Key)));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            log.warn("Platform certificate {} cannot be read: {}", entry.serialNo(), e.getMessage());
            return Optional.empty();
        }
    }

    record Answer(List<Entry> data) {}

    record Entry(String serialNo, SealedResource encryptCertificate) {}
}
