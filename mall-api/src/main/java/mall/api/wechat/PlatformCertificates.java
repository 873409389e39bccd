package mall.api.wechat;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The platform certificates that WeChat Pay offers. While they change there are several; each has
/// a say from its first moment to its last, and none before or after.
///
/// @param bySerial by serial number in upper-case hexadecimal digits, as WeChat names them
record PlatformCertificates(Map<String, X509Certificate> bySerial) {

    static final PlatformCertificates NONE = new PlatformCertificates(Map.of());

    static PlatformCertificates of(Collection<X509Certificate> certificates) {
        return new PlatformCertificates(certificates.stream()
                .collect(Collectors.toUnmodifiableMap(
                        PlatformCertificates::serial, Function.identity(), (first, _) -> first)));
    }

    boolean has(String serial) {
        return bySerial.containsKey(serial);
    }

    /// The certificate, if it is in force at that moment.
    Optional<X509Certificate> find(String serial, Instant at) {
        return Optional.ofNullable(bySerial.get(serial)).filter(certificate -> isInForce(certificate, at));
    }

    /// Of those in force, the one that ends last.
    Optional<X509Certificate> newest(Instant at) {
        return bySerial.values().stream()
                .filter(certificate -> isInForce(certificate, at))
                .max(Comparator.comparing(X509Certificate::getNotAfter));
    }

    private static boolean isInForce(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    private static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }
}
