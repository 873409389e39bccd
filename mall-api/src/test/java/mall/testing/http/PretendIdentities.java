package mall.testing.http;

import java.util.UUID;
import mall.member.members.Identities;
import mall.member.members.WechatIdentity;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/// Knows everybody by the code that [#codeOf] makes.
class PretendIdentities {

    /// Each code is another one, as WeChat's are.
    static String codeOf(String openid) {
        return "code %s of %s".formatted(UUID.randomUUID(), openid);
    }

    @Bean
    @ConditionalOnMissingBean
    static Identities identities() {
        return new Identities() {
            @Override
            public WechatIdentity byLoginCode(String code) {
                return new WechatIdentity(
                        "wx0000000000000000", code.substring(code.indexOf(" of ") + " of ".length()), null);
            }

            @Override
            public String phoneByCode(String code) {
                return code;
            }
        };
    }
}
