package wechatsim.gateway;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import wechatsim.crypto.Merchant;
import wechatsim.crypto.PlatformKeys;
import wechatsim.crypto.SealedText;
import wechatsim.crypto.SigningKey;
import wechatsim.kernel.WechatTime;

/// Hands out the platform certificates, encrypted for the merchant.
@PayController
class CertificatesController {

    private final PlatformKeys keys;
    private final Merchant merchant;

    CertificatesController(PlatformKeys keys, Merchant merchant) {
        this.keys = keys;
        this.merchant = merchant;
    }

    @GetMapping("/v3/certificates")
    Certificates certificates() {
        var known = keys.certificates();
        if (known.isEmpty()) throw PayError.notFound("RESOURCE_NOT_EXISTS", "无可用的平台证书，请使用微信支付公钥");
        return new Certificates(known.stream().map(this::sealed).toList());
    }

    private Certificate sealed(SigningKey key) {
        var validity = key.validity();
        return new Certificate(
                key.serial(),
                WechatTime.text(validity.from()),
                WechatTime.text(validity.until()),
                merchant.seal("certificate", key.pem()));
    }

    record Certificates(List<Certificate> data) {}

    record Certificate(String serialNo, String effectiveTime, String expireTime, SealedText encryptCertificate) {}
}
