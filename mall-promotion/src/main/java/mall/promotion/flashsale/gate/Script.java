package mall.promotion.flashsale.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.redisson.api.RScript.ReturnType;
import org.springframework.core.io.ClassPathResource;

/// The scripts of the gate; each says in its own file what it reads, writes and answers.
enum Script {
    ADMIT(ReturnType.LIST),
    SETTLE(ReturnType.LONG),
    TURN_BACK(ReturnType.LONG),
    GIVE_BACK(ReturnType.LONG),
    TAKE_UP(ReturnType.LIST),
    LOOK(ReturnType.LIST),
    SHUT(ReturnType.LONG),
    DRAFT(ReturnType.LONG),
    OPEN(ReturnType.LONG);

    private final ReturnType answer;
    private final String text;
    private final String digest;

    Script(ReturnType answer) {
        this.answer = answer;
        this.text = read(name().toLowerCase(Locale.ROOT).replace('_', '-') + ".lua");
        this.digest = sha1(text);
    }

    ReturnType answer() {
        return answer;
    }

    String text() {
        return text;
    }

    /// The name that Redis gives to it.
    String digest() {
        return digest;
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(file, Script.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
