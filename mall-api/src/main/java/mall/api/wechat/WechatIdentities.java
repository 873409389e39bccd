package mall.api.wechat;

import cn.binarywang.wx.miniapp.bean.WxMaPhoneNumberInfo;
import java.util.Objects;
import java.util.Set;
import mall.domain.kernel.Refusal;
import mall.member.members.Identities;
import mall.member.members.WechatIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Asks WeChat who has come and which phone is his. A code is good once, so a call that was met
/// with silence is not repeated: the Mini Program gets a new code.
final class WechatIdentities implements Identities {

    private static final Logger log = LoggerFactory.getLogger(WechatIdentities.class);

    /// Invalid or expired; used already (not documented, but real).
    private static final Set<String> CODE_REFUSED = Set.of("40029", "40163", "41008");

    private final MiniProgram program;
    private final WechatCalls calls;
    private final String appid;
    private final JsonMapper json;

    WechatIdentities(MiniProgram program, WechatCalls calls, String appid, JsonMapper json) {
        this.program = program;
        this.calls = calls;
        this.appid = appid;
        this.json = json;
    }

    @Override
    public WechatIdentity byLoginCode(String code) {
        return switch (calls.once(() -> json.readValue(program.session(code), Session.class))) {
            case Reply.Value<Session>(var session) -> new WechatIdentity(appid, session.openid(), session.unionid());
            case Reply.No<Session>(var no, var words) -> {
                if (CODE_REFUSED.contains(no)) throw new LoginCodeRefused();
                if (no.equals("40226")) throw new LoginBlocked();
                log.error("WeChat lets nobody log in: {} {}", no, words);
                throw new WechatAway();
            }
            case Reply.Silence<Session>(var reason) -> {
                log.warn("WeChat does not answer a login: {}", reason);
                throw new WechatAway();
            }
        };
    }

    @Override
    public String phoneByCode(String code) {
        return switch (calls.once(() -> program.getUserService().getPhoneNumber(code))) {
            case Reply.Value<WxMaPhoneNumberInfo>(var phone) -> number(phone);
            case Reply.No<WxMaPhoneNumberInfo>(var no, var words) -> {
                if (CODE_REFUSED.contains(no)) throw new PhoneCodeRefused();
                log.error("WeChat tells no phone numbers: {} {}", no, words);
                throw new WechatAway();
            }
            case Reply.Silence<WxMaPhoneNumberInfo>(var reason) -> {
                log.warn("WeChat does not answer for a phone number: {}", reason);
                throw new WechatAway();
            }
        };
    }

    private static String number(WxMaPhoneNumberInfo phone) {
        return "86".equals(phone.getCountryCode())
                ? phone.getPurePhoneNumber()
                : "+" + phone.getCountryCode() + phone.getPurePhoneNumber();
    }

    @SuppressWarnings("UnusedMethod") // JSON calls it
    private record Session(String openid, @Nullable String unionid) {
        Session {
            Objects.requireNonNull(openid);
        }
    }

    /// WeChat cannot be reached, or not now.
    static final class WechatAway extends Refusal {
        WechatAway() {
            super(Kind.AWAY, "wechat-away");
        }
    }

    /// WeChat holds this person for a risk.
    static final class LoginBlocked extends Refusal {
        LoginBlocked() {
            super(Kind.FORBIDDEN, "login-blocked-by-wechat");
        }
    }
}
