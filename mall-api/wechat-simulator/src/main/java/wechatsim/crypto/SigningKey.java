package wechatsim.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import wechatsim.kernel.RandomText;

/// A private key under the name by which the other side finds its public half: a certificate's
/// serial number, or the id of a bare public key.
///
/// @param pem what the other side is given: the certificate, or the public key
public record SigningKey(String serial, PrivateKey privateKey, PublicKey publicKey, String pem) {

    private static final Duration YEARS_5 = Duration.ofDays(5 * 365);

    public String sign(String text) {
        return Rsa.sign(privateKey, text);
    }

    String privatePem() {
        return Pem.of(privateKey);
    }

    static SigningKey newCertificate(String subject) {
        var now = Instant.now();
        return certified(subject, Rsa.newPair(), new Validity(now.minus(Duration.ofHours(1)), now.plus(YEARS_5)));
    }

    /// One that ended a minute ago.
    static SigningKey expiredCertificate(String subject) {
        var end = Instant.now().minus(Duration.ofMinutes(1));
        return certified(subject, Rsa.newPair(), new Validity(end.minus(YEARS_5), end));
    }

    /// @param id as WeChat hands it out: `PUB_KEY_ID_` and digits
    static SigningKey newPublicKey(String id) {
        var pair = Rsa.newPair();
        return new SigningKey(id, pair.getPrivate(), pair.getPublic(), Pem.of(pair.getPublic()));
    }

    static SigningKey readCertificate(String privatePem, String certificatePem) throws GeneralSecurityException {
        var certificate = Pem.certificate(certificatePem);
        return new SigningKey(
                serialOf(certificate), Pem.privateKey(privatePem), certificate.getPublicKey(), certificatePem);
    }

    static SigningKey readPublicKey(String id, String privatePem, String publicPem) throws GeneralSecurityException {
        return new SigningKey(id, Pem.privateKey(privatePem), Pem.publicKey(publicPem), publicPem);
    }

    /// When a certificate came into force and when it ends.
    public Validity validity() {
        try {
            var certificate = Pem.certificate(pem);
            return new Validity(
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant());
        } catch (GeneralSecurityException notACertificate) {
            throw new IllegalStateException(serial + " is no certificate", notACertificate);
        }
    }

    public record Validity(Instant from, Instant until) {}

    private static SigningKey certified(String subject, KeyPair pair, Validity validity) {
        var name = new X500Name("C=CN, O=WeChat simulator, CN=" + subject);
        // The first digit is never 0: SDKs lose a leading zero when they print the number.
        var serial = new BigInteger("5" + RandomText.hex(39), 16);
        var builder = new JcaX509v3CertificateBuilder(
                name, serial, Date.from(validity.from()), Date.from(validity.until()), name, pair.getPublic());
        try {
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
            var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            return new SigningKey(serialOf(certificate), pair.getPrivate(), pair.getPublic(), Pem.of(certificate));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String serialOf(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }
}
