package wechatsim.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import wechatsim.crypto.Merchant;

/// Makes openids that can be recognised: 28 characters, of which the last 14 follow from the rest
/// and from the appid. So a shopper keeps his openid over restarts as long as the keys are kept,
/// and one of another program is told apart without a list.
@Component
final class Openids {

    private static final Pattern FORM = Pattern.compile("o[0-9A-Za-z_-]{27}");
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Merchant merchant;

    Openids(Merchant merchant) {
        this.merchant = merchant;
    }

    String of(String nickname) {
        var seed = keyed("seed", nickname).substring(0, 13);
        return "o" + seed + proof(seed);
    }

    boolean belongsHere(String openid) {
        return FORM.matcher(openid).matches() && openid.substring(14).equals(proof(openid.substring(1, 14)));
    }

    String unionidOf(String openid) {
        return "o" + keyed("unionid", openid).substring(0, 27);
    }

    /// A mobile number that always belongs to the same openid.
    String phoneOf(String openid) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(openid.getBytes(UTF_8));
            var digits = new StringBuilder("13");
            for (int i = 0; i < 9; i++) digits.append((hash[i] & 0xff) % 10);
            return digits.toString();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String proof(String seed) {
        return keyed("openid", seed).substring(0, 14);
    }

    private String keyed(String purpose, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(merchant.appSecret().getBytes(UTF_8), "HmacSHA256"));
            return TEXT.encodeToString(mac.doFinal((merchant.appid() + "/" + purpose + "/" + text).getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
