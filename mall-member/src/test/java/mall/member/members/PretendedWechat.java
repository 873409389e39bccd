package mall.member.members;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import mall.domain.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Stands for WeChat: hands out codes that work once, and is offended by a transaction around a
/// question.
@Component
public class PretendedWechat implements Identities {

    public static final String APPID = "wx0123456789abcdef";

    private final Map<String, WechatIdentity> logins = new ConcurrentHashMap<>();
    private final Map<String, String> phones = new ConcurrentHashMap<>();
    private final Map<String, Integer> questions = new ConcurrentHashMap<>();
    private volatile boolean isAway;

    /// A login code for this person.
    public String loginCode(String openid) {
        return loginCode(new WechatIdentity(APPID, openid, null));
    }

    public String loginCode(WechatIdentity identity) {
        var code = "login-" + UUID.randomUUID();
        logins.put(code, identity);
        return code;
    }

    /// How often somebody asked whose login code this is.
    public int questions(String code) {
        return questions.getOrDefault(code, 0);
    }

    /// Nobody gets an answer while this happens.
    public void whileAway(Runnable event) {
        isAway = true;
        try {
            event.run();
        } finally {
            isAway = false;
        }
    }

    /// A code of the phone button.
    public String phoneCode(String phone) {
        var code = "phone-" + UUID.randomUUID();
        phones.put(code, phone);
        return code;
    }

    public static String anOpenid() {
        return "o" + UUID.randomUUID().toString().replace("-", "");
    }

    public static String aPhone() {
        return "1" + ThreadLocalRandom.current().nextLong(3_000_000_000L, 9_999_999_999L);
    }

    @Override
    public WechatIdentity byLoginCode(String code) {
        requireNoTransaction();
        questions.merge(code, 1, Integer::sum);
        if (isAway) throw new Away();
        var identity = logins.remove(code);
        if (identity == null) throw new LoginCodeRefused();
        return identity;
    }

    @Override
    public String phoneByCode(String code) {
        requireNoTransaction();
        var phone = phones.remove(code);
        if (phone == null) throw new PhoneCodeRefused();
        return phone;
    }

    public static final class Away extends Refusal {
        Away() {
            super(Kind.AWAY, "wechat-away");
        }
    }

    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("a call to WeChat inside a transaction");
        }
    }
}
