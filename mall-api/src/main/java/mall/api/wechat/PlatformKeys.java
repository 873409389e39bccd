package mall.api.wechat;

import com.github.binarywang.wxpay.v3.auth.Verifier;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// The keys with which WeChat Pay signs: the public key that the merchant was given, the platform
/// certificates that are fetched, or both. While certificates change, WeChat offers the old and the
/// new one, and either is good.
///
/// Certificates are in force by this machine's clock, as signatures are.
///
/// A serial that is not known may be that of a new certificate, so it has them fetched again; but
/// at most once a minute, however many strangers knock.
final class PlatformKeys implements Verifier, Signatures.Keys {

    private static final Logger log = LoggerFactory.getLogger(PlatformKeys.class);

    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);

    private final @Nullable String publicKeyId;
    private final @Nullable PublicKey publicKey;
    private final @Nullable CertificateDownload download;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile PlatformCertificates certificates = PlatformCertificates.NONE;
    private final Clock clock;
    private final Clock machine;
    private volatile Instant mayFetchFrom = Instant.MIN;

    /// @param clock the shop's, by which fetching is spaced
    /// @param machine this machine's own
    PlatformKeys(WechatSettings.Pay settings, @Nullable CertificateDownload download, Clock clock, Clock machine) {
        this.clock = clock;
        this.machine = machine;
        this.publicKeyId = settings.publicKeyId();
        this.publicKey = settings.publicKey() == null ? null : Pem.publicKey(settings.publicKey());
        this.download = download;
        if ((publicKeyId == null) != (publicKey == null)) {
            throw new IllegalStateException("WeChat Pay's public key needs both, the key and its id");
        }
        if (publicKey == null && download == null) {
            throw new IllegalStateException("WeChat Pay's signatures can be checked by no key and no certificate");
        }
    }

    @Override
    public Optional<PublicKey> find(String serial) {
        if (serial.equals(publicKeyId)) return Optional.ofNullable(publicKey);
        if (download == null) return Optional.empty();
        if (!certificates.has(serial)) fetchUnlessJustDone();
        return certificates.find(serial, machine.instant()).map(X509Certificate::getPublicKey);
    }

    /// Fetches the certificates; those that were known stay if it does not succeed. A new one shows
    /// up to a day before it signs.
    @Scheduled(fixedDelay = 6, timeUnit = TimeUnit.HOURS)
    void refresh() {
        if (download == null) return;
        mayFetchFrom = clock.instant().plus(AT_MOST_EVERY);
        try {
            certificates = download.fetch();
        } catch (RuntimeException e) {
            log.warn("WeChat Pay's platform certificates could not be fetched: {}", e.getMessage());
        }
    }

    /// Others go on with what is known while one fetches.
    private void fetchUnlessJustDone() {
        if (clock.instant().isBefore(mayFetchFrom) || !fetching.tryLock()) return;
        try {
            if (clock.instant().isBefore(mayFetchFrom)) return;
            refresh();
        } finally {
            fetching.unlock();
        }
    }

    @Override
    public boolean verify(String serial, byte[] text, String signature) {
        return find(serial).map(key -> Signatures.fits(key, text, signature)).orElse(false);
    }

    /// The certificate that requests ask WeChat to answer with: the one that lasts longest.
    @Override
    public X509Certificate getValidCertificate() {
        if (certificates.newest(machine.instant()).isEmpty()) fetchUnlessJustDone();
        return certificates
                .newest(machine.instant())
                .orElseThrow(() -> new IllegalStateException("no platform certificate of WeChat Pay is known"));
    }
}
