package wechatsim.crypto;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import wechatsim.kernel.SimulatorSettings;

/// The one merchant that this simulator serves, as WeChat knows him.
public final class Merchant {

    private final Account account;

    private Merchant(Account account) {
        this.account = account;
    }

    public String appid() {
        return account.identity().appid();
    }

    public String appSecret() {
        return account.identity().appSecret();
    }

    public String mchid() {
        return account.identity().mchid();
    }

    public String apiV3Key() {
        return account.identity().apiV3Key();
    }

    public String pushToken() {
        return account.identity().pushToken();
    }

    public String encodingAesKey() {
        return account.identity().encodingAesKey();
    }

    /// The merchant's API certificate: what his requests and his `paySign` are checked with. Its
    /// private key is used here only to forge.
    public SigningKey key() {
        return account.merchant();
    }

    /// Encrypts for the merchant.
    public SealedText seal(String associatedData, String plain) {
        return SealedText.seal(apiV3Key(), associatedData, plain);
    }

    /// Makes the account at start.
    @Configuration(proxyBeanMethods = false)
    static class Opening {

        @Bean
        Account account(SimulatorSettings settings) {
            var folder = settings.keysDir();
            return folder == null ? Accounts.open() : Accounts.open(folder);
        }

        @Bean
        Merchant merchant(Account account) {
            return new Merchant(account);
        }
    }
}
