package mall.testing.wechat;

import java.util.HashMap;
import java.util.Map;
import wechatsim.WechatSimulator;

/// What the mall must be told to take a simulator for WeChat. WeChat Pay is reached through the
/// simulator as a proxy, so that requests are signed and answers verified as in production.
public final class SimulatedWechat {

    private SimulatedWechat() {}

    /// How signatures of WeChat Pay are checked.
    public enum Verification {
        PUBLIC_KEY,
        CERTIFICATES,
        /// As while a merchant changes from certificates to the public key.
        BOTH
    }

    public static Map<String, Object> settings(WechatSimulator simulator, int mallPort) {
        return settings(simulator, mallPort, Verification.PUBLIC_KEY);
    }

    public static Map<String, Object> settings(WechatSimulator simulator, int mallPort, Verification verification) {
        var credentials = simulator.credentials();
        var settings = new HashMap<String, Object>();
        settings.put("mall.wechat.appid", credentials.appid());
        settings.put("mall.wechat.secret", credentials.appSecret());
        settings.put("mall.wechat.host", simulator.baseUrl());
        settings.put("mall.wechat.pay.mchid", credentials.mchid());
        settings.put("mall.wechat.pay.merchant-serial", credentials.merchantSerial());
        settings.put("mall.wechat.pay.private-key", credentials.merchantPrivateKey());
        settings.put("mall.wechat.pay.api-v3-key", credentials.apiV3Key());
        if (verification != Verification.CERTIFICATES) {
            settings.put("mall.wechat.pay.public-key-id", credentials.publicKeyId());
            settings.put("mall.wechat.pay.public-key", credentials.publicKey());
        }
        settings.put("mall.wechat.pay.certificates", verification != Verification.PUBLIC_KEY);
        settings.put("mall.wechat.pay.notify-base", "http://127.0.0.1:" + mallPort);
        settings.put("mall.wechat.pay.host", "http://api.mch.weixin.qq.com");
        settings.put("mall.wechat.pay.proxy.host", "127.0.0.1");
        settings.put("mall.wechat.pay.proxy.port", simulator.port());
        settings.put("mall.wechat.push.token", credentials.pushToken());
        settings.put("mall.wechat.push.encoding-aes-key", credentials.encodingAesKey());
        return settings;
    }
}
