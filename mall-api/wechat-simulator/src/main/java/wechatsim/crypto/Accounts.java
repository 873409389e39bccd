package wechatsim.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import wechatsim.crypto.Account.Identity;
import wechatsim.kernel.RandomText;

/// Opens an account: a new one, or the one that an earlier start left in a folder.
final class Accounts {

    private static final String CREDENTIALS = "credentials.properties";

    private Accounts() {}

    static Account open() {
        // Finding three pairs of primes is most of what a start costs: do it at the same time.
        var merchant = CompletableFuture.supplyAsync(() -> SigningKey.newCertificate("merchant"));
        var platform = CompletableFuture.supplyAsync(() -> SigningKey.newCertificate("platform"));
        var publicKey = SigningKey.newPublicKey("PUB_KEY_ID_0" + RandomText.digits(29));
        return new Account(newIdentity(), merchant.join(), platform.join(), publicKey);
    }

    private static Identity newIdentity() {
        return new Identity(
                "wx" + RandomText.hex(16).toLowerCase(Locale.ROOT),
                RandomText.hex(32).toLowerCase(Locale.ROOT),
                "16" + RandomText.digits(8),
                RandomText.alphanumeric(32),
                RandomText.alphanumeric(24),
                Base64.getEncoder().encodeToString(RandomText.bytes(32)).substring(0, 43));
    }

    /// The credentials file is written last: a folder that has it is complete.
    static Account open(Path folder) {
        try {
            if (Files.exists(folder.resolve(CREDENTIALS))) return read(folder);
            var account = open();
            Files.createDirectories(folder);
            write(folder, account);
            return account;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the simulator's keys in " + folder, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the simulator's keys in " + folder + " are damaged: delete them", e);
        }
    }

    private static void write(Path folder, Account account) throws IOException {
        Files.writeString(folder.resolve("merchant-key.pem"), account.merchant().privatePem());
        Files.writeString(
                folder.resolve("merchant-certificate.pem"), account.merchant().pem());
        Files.writeString(folder.resolve("platform-key.pem"), account.platform().privatePem());
        Files.writeString(
                folder.resolve("platform-certificate.pem"), account.platform().pem());
        Files.writeString(
                folder.resolve("wechatpay-key.pem"), account.publicKey().privatePem());
        Files.writeString(
                folder.resolve("wechatpay-public-key.pem"), account.publicKey().pem());
        var identity = account.identity();
        var properties = new Properties();
        properties.setProperty("appid", identity.appid());
        properties.setProperty("app-secret", identity.appSecret());
        properties.setProperty("mchid", identity.mchid());
        properties.setProperty("merchant-serial", account.merchant().serial());
        properties.setProperty("api-v3-key", identity.apiV3Key());
        properties.setProperty("public-key-id", account.publicKey().serial());
        properties.setProperty("push-token", identity.pushToken());
        properties.setProperty("encoding-aes-key", identity.encodingAesKey());
        try (var out = Files.newBufferedWriter(folder.resolve(CREDENTIALS), UTF_8)) {
            properties.store(out, "Made by the WeChat simulator: worthless anywhere else");
        }
    }

    private static Account read(Path folder) throws IOException, GeneralSecurityException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve(CREDENTIALS), UTF_8)) {
            properties.load(in);
        }
        var identity = new Identity(
                properties.getProperty("appid"),
                properties.getProperty("app-secret"),
                properties.getProperty("mchid"),
                properties.getProperty("api-v3-key"),
                properties.getProperty("push-token"),
                properties.getProperty("encoding-aes-key"));
        return new Account(
                identity,
                SigningKey.readCertificate(text(folder, "merchant-key.pem"), text(folder, "merchant-certificate.pem")),
                SigningKey.readCertificate(text(folder, "platform-key.pem"), text(folder, "platform-certificate.pem")),
                SigningKey.readPublicKey(
                        properties.getProperty("public-key-id"),
                        text(folder, "wechatpay-key.pem"),
                        text(folder, "wechatpay-public-key.pem")));
    }

    private static String text(Path folder, String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }
}
