package mall.api.wechat;

import com.github.binarywang.wxpay.v3.util.AesUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.util.EntityUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Fetches the platform certificates. They come encrypted with the APIv3 key, which only WeChat and
/// we have, so whoever can encrypt them is WeChat; the answer must also be signed by one of them.
final class CertificateDownload {

    private final CloseableHttpClient http;
    private final URI address;
    private final String apiV3Key;
    private final JsonMapper json;

    /// @param http signs requests and leaves answers to us
    CertificateDownload(CloseableHttpClient http, WechatSettings.Pay settings, JsonMapper json) {
        this.http = http;
        this.address = settings.host().resolve("/v3/certificates");
        this.apiV3Key = settings.apiV3Key();
        this.json = json;
    }

    /// By serial number.
    Map<String, X509Certificate> fetch() {
        var request = new HttpGet(address);
        request.setHeader("Accept", "application/json");
        try (var response = http.execute(request)) {
            var body = EntityUtils.toByteArray(response.getEntity());
            var status = response.getStatusLine().getStatusCode();
            if (status != 200) throw new IllegalStateException("WeChat Pay answers " + status);
            var certificates = json.readValue(body, Answer.class).data().stream()
                    .map(this::decrypted)
                    .collect(Collectors.toUnmodifiableMap(CertificateDownload::serial, Function.identity()));
            if (!isSignedByOneOf(certificates, response, body)) {
                throw new IllegalStateException("the answer is not signed by any of the certificates in it");
            }
            return certificates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private X509Certificate decrypted(Entry entry) {
        try {
            var sealed = entry.encryptCertificate();
            var certificate = Pem.certificate(
                    AesUtils.decryptToString(sealed.associatedData(), sealed.nonce(), sealed.ciphertext(), apiV3Key));
            certificate.checkValidity();
            return certificate;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("certificate " + entry.serialNo() + " cannot be used", e);
        }
    }

    private static boolean isSignedByOneOf(
            Map<String, X509Certificate> certificates, CloseableHttpResponse response, byte[] body) {
        var message = SignedMessage.of(name -> header(response, name), body);
        var signature = message.signature();
        var signer = certificates.get(String.valueOf(message.serial()));
        return signer != null && signature != null && Signatures.fits(signer.getPublicKey(), message.text(), signature);
    }

    private static @Nullable String header(CloseableHttpResponse response, String name) {
        var header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }

    record Answer(List<Entry> data) {}

    record Entry(String serialNo, SealedResource encryptCertificate) {}
}
