package mall.api.wechat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The merchant's accounts with WeChat: everything from the environment, nothing with a default
/// that is a secret.
///
/// @param appid the Mini Program
/// @param secret its AppSecret
/// @param host where the Mini Program's server API is
/// @param patience how long an answer may take
/// @param push the token and key of the message push; null when it is not used
@Validated
@ConfigurationProperties("mall.wechat")
record WechatSettings(
        @NotBlank String appid,
        @NotBlank String secret,
        @DefaultValue("https://api.weixin.qq.com") URI host,
        @DefaultValue("5s") Duration patience,
        @Valid Pay pay,
        @Nullable @Valid Push push) {

    /// The merchant's account with WeChat Pay. More components than a constructor should have:
    /// each is one line of what WeChat hands to a merchant.
    ///
    /// @param merchantSerial the serial number of the merchant's API certificate
    /// @param privateKey the key of that certificate, PKCS#8 in PEM
    /// @param publicKeyId WeChat Pay's public key, `PUB_KEY_ID_…`; null in certificate mode
    /// @param publicKey the same in PEM
    /// @param certificates whether platform certificates are fetched: by default when there is no
    /// public key; also true while a merchant changes from certificates to the key
    /// @param notifyBase where WeChat reaches us: `https://shop.example`
    /// @param proxy an HTTP proxy to WeChat Pay; null when it is reached directly
    record Pay(
            @NotBlank String mchid,
            @NotBlank String merchantSerial,
            @NotBlank String privateKey,
            @Size(min = 32, max = 32) String apiV3Key,
            @Nullable String publicKeyId,
            @Nullable String publicKey,
            @Nullable Boolean certificates,
            URI notifyBase,
            @DefaultValue("https://api.mch.weixin.qq.com") URI host,
            @Nullable @Valid Proxy proxy) {

        boolean fetchesCertificates() {
            return certificates != null ? certificates : publicKeyId == null;
        }

        String notifyUrl(String path) {
            return notifyBase.toString().replaceFirst("/+$", "") + PayNoticeController.PATH + path;
        }
    }

    record Proxy(@NotBlank String host, int port) {}

    record Push(
            @NotBlank String token,
            @Size(min = 43, max = 43) String encodingAesKey) {}
}
