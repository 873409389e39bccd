package mall.member.members;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import mall.member.members.Identities.LoginCodeRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts each login code to WeChat once: a code is good for one login, and WeChat counts our
/// questions. Whoever sends a code again is refused without a question, unless WeChat could not
/// answer the first one.
@Component
class LoginCodes {

    /// A code lives for five minutes; after that WeChat refuses it anyway.
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final ObjectProvider<Identities> wechat;
    private final Cache<String, Boolean> asked =
            Caffeine.newBuilder().maximumSize(200_000).expireAfterWrite(LIFE).build();

    LoginCodes(ObjectProvider<Identities> wechat) {
        this.wechat = wechat;
    }

    /// @throws LoginCodeRefused when WeChat does not know the code, or it was used
    WechatIdentity trade(String code) {
        if (asked.asMap().putIfAbsent(code, true) != null) throw new LoginCodeRefused();
        var isAnswered = false;
        try {
            var identity = wechat.getObject().byLoginCode(code);
            isAnswered = true;
            return identity;
        } catch (LoginCodeRefused no) {
            isAnswered = true;
            throw no;
        } finally {
            if (!isAnswered) asked.invalidate(code);
        }
    }
}
