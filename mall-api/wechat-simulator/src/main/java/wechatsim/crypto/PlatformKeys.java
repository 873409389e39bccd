package wechatsim.crypto;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import wechatsim.kernel.RandomText;
import wechatsim.kernel.SimulatorSettings;

/// What WeChat Pay signs with: platform certificates and bare public keys side by side, each kind
/// replaced in three steps with an overlap in between: announce, switch, retire.
@Component
public final class PlatformKeys {

    /// The two kinds of key by which a merchant may know WeChat Pay.
    public enum Kind {
        CERTIFICATE,
        PUBLIC_KEY
    }

    /// Which kind signs notices.
    public enum ForNotices {
        /// The kind that the merchant asked for when he made what the notice is about.
        AS_ASKED,
        CERTIFICATE,
        PUBLIC_KEY,
        /// One or the other by chance, as during a migration.
        MIXED
    }

    private final Merchant merchant;
    private final boolean certificatesOffered;
    private final KeyLine certificates;
    private final KeyLine publicKeys;
    private volatile ForNotices forNotices = ForNotices.AS_ASKED;

    PlatformKeys(Account account, Merchant merchant, SimulatorSettings settings) {
        this.merchant = merchant;
        certificatesOffered = settings.certificatesOffered();
        certificates = new KeyLine(account.platform(), () -> SigningKey.newCertificate("platform"));
        publicKeys =
                new KeyLine(account.publicKey(), () -> SigningKey.newPublicKey("PUB_KEY_ID_0" + RandomText.digits(29)));
    }

    /// The kind that a request names in `Wechatpay-Serial`; who names none gets a certificate, as
    /// long as there are any.
    public Kind askedFor(@Nullable String serial) {
        if (!certificatesOffered) return Kind.PUBLIC_KEY;
        return serial != null && serial.startsWith("PUB_KEY_ID_") ? Kind.PUBLIC_KEY : Kind.CERTIFICATE;
    }

    public SigningKey current(Kind kind) {
        return line(kind).current();
    }

    public SigningKey forNotice(Kind asked) {
        return current(
                switch (forNotices) {
                    case AS_ASKED -> asked;
                    case CERTIFICATE -> Kind.CERTIFICATE;
                    case PUBLIC_KEY -> Kind.PUBLIC_KEY;
                    case MIXED -> ThreadLocalRandom.current().nextBoolean() ? Kind.CERTIFICATE : Kind.PUBLIC_KEY;
                });
    }

    public void signNoticesWith(ForNotices choice) {
        forNotices = choice;
    }

    /// The key of that serial number or id, current or not.
    public Optional<SigningKey> find(String serial) {
        return certificates.find(serial).or(() -> publicKeys.find(serial));
    }

    /// Makes a new key known; the old one goes on signing.
    public SigningKey announce(Kind kind) {
        return line(kind).announce();
    }

    /// Puts a certificate into the list that has ended already.
    public SigningKey announceExpiredCertificate() {
        return certificates.announce(SigningKey.expiredCertificate("platform"));
    }

    /// Lets the newest key sign; the older ones stay known.
    public SigningKey switchToNewest(Kind kind) {
        return line(kind).switchToNewest();
    }

    /// Forgets all but the key that signs.
    public void retireOthers(Kind kind) {
        line(kind).retireOthers();
    }

    /// The known certificates, oldest first; empty for a merchant who has only the public key.
    public List<SigningKey> certificates() {
        return certificatesOffered ? certificates.known() : List.of();
    }

    public SimulatorCredentials credentials() {
        var platform = certificates.current();
        var publicKey = publicKeys.current();
        return new SimulatorCredentials(
                merchant.appid(),
                merchant.appSecret(),
                merchant.mchid(),
                merchant.key().serial(),
                merchant.key().privatePem(),
                merchant.key().pem(),
                merchant.apiV3Key(),
                publicKey.serial(),
                publicKey.pem(),
                platform.serial(),
                platform.pem(),
                merchant.pushToken(),
                merchant.encodingAesKey());
    }

    private KeyLine line(Kind kind) {
        return switch (kind) {
            case CERTIFICATE -> certificates;
            case PUBLIC_KEY -> publicKeys;
        };
    }
}
