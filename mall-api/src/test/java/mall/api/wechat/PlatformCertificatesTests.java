package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/// When a platform certificate has a say.
class PlatformCertificatesTests {

    static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    static final KeyPair PAIR = pair();

    final X509Certificate old = certificate("5a", NOON.minus(Duration.ofDays(5)), NOON);
    final X509Certificate next = certificate("5b", NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(5)));
    final PlatformCertificates both = PlatformCertificates.of(List.of(old, next));

    @Test
    void fromItsFirstMomentToItsLast() {
        assertThat(both.find("5B", NOON.minus(Duration.ofDays(1)).minusSeconds(1)))
                .isEmpty();
        assertThat(both.find("5B", NOON.minus(Duration.ofDays(1)))).contains(next);
        assertThat(both.find("5A", NOON)).contains(old);
        assertThat(both.find("5A", NOON.plusSeconds(1))).isEmpty();
        assertThat(both.has("5A")).isTrue();
    }

    @Test
    void theOneThatEndsLastIsAskedForAsSoonAsItIsInForce() {
        assertThat(both.newest(NOON.minus(Duration.ofDays(2)))).contains(old);
        assertThat(both.newest(NOON)).contains(next);
        assertThat(both.newest(NOON.plus(Duration.ofDays(6)))).isEmpty();
    }

    private static X509Certificate certificate(String serial, Instant from, Instant until) {
        try {
            var name = new X500Name("CN=platform");
            var builder = new JcaX509v3CertificateBuilder(
                    name, new BigInteger(serial, 16), Date.from(from), Date.from(until), name, PAIR.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(PAIR.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
