package wechatsim.miniapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import wechatsim.people.OneTimeCodes.Redemption.AlreadyUsed;
import wechatsim.people.OneTimeCodes.Redemption.Invalid;
import wechatsim.people.OneTimeCodes.Redemption.Redeemed;
import wechatsim.people.People;

/// Login: a code of `wx.login` becomes a person and a session.
@ApiController
class LoginController {

    private final People people;
    private final AppCheck app;

    LoginController(People people, AppCheck app) {
        this.people = people;
        this.app = app;
    }

    /// Like WeChat's own, it calls its JSON `text/plain` and says nothing of `errcode` when all is
    /// well.
    @GetMapping(path = "/sns/jscode2session", produces = MediaType.TEXT_PLAIN_VALUE)
    Session login(
            @RequestParam(name = "appid", required = false) @Nullable String appid,
            @RequestParam(name = "secret", required = false) @Nullable String secret,
            @RequestParam(name = "js_code", required = false) @Nullable String code,
            @RequestParam(name = "grant_type", required = false) @Nullable String grantType) {
        app.check(appid, secret, grantType, "authorization_code");
        if (code == null || code.isEmpty()) throw new ApiError(41008, "missing code");
        return switch (people.loginCodes().redeem(code)) {
            case Redeemed(var openid) -> session(openid);
            case AlreadyUsed() -> throw new ApiError(40163, "code been used");
            case Invalid() -> throw new ApiError(40029, "invalid code");
        };
    }

    private Session session(String openid) {
        var unionid = people.find(openid).orElseThrow().unionid();
        return new Session(openid, people.newSessionKey(openid), unionid);
    }

    @GetMapping("/wxa/checksession")
    Answer checkSession(
            @RequestParam String openid, @RequestParam String signature, @RequestParam("sig_method") String method) {
        requireValid(openid, signature, method);
        return Answer.OK;
    }

    @GetMapping("/wxa/resetusersessionkey")
    NewKey resetSessionKey(
            @RequestParam String openid, @RequestParam String signature, @RequestParam("sig_method") String method) {
        requireValid(openid, signature, method);
        return new NewKey(0, "ok", openid, people.newSessionKey(openid));
    }

    private void requireValid(String openid, String signature, String method) {
        if (!method.equals("hmac_sha256")) throw new ApiError(87008, "unsupported sig_method");
        var valid = people.sessionKey(openid)
                .map(key -> hmacOfNothing(key).equals(signature))
                .orElse(false);
        if (!valid) throw new ApiError(87009, "invalid signature");
    }

    /// The key is the Base64 text as it is, and the message is empty.
    private static String hmacOfNothing(String sessionKey) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sessionKey.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    record Session(String openid, String sessionKey, String unionid) {}

    record NewKey(int errcode, String errmsg, String openid, String sessionKey) {}
}
