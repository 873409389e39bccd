package mall.domain.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PersonalCipherTests {

    static final String OLD = "2025:" + secret();
    static final String NEW = "2026:" + secret();

    final PersonalCipher cipher = cipher(List.of(NEW, OLD), secret());

    @Test
    void whatWasSealedIsOpenedAgain() {
        assertThat(cipher.open(cipher.seal("广东省 深圳市 🏠"))).isEqualTo("广东省 深圳市 🏠");
        assertThat(cipher.open(cipher.seal(""))).isEmpty();
    }

    @Test
    void twoSealsOfOneTextDiffer() {
        assertThat(cipher.seal("13800138000")).isNotEqualTo(cipher.seal("13800138000"));
    }

    @Test
    void theNewestKeySealsAndTheOlderStillOpens() {
        var sealedLastYear = cipher(List.of(OLD), secret()).seal("李雷");

        assertThat(sealedLastYear).startsWith("2025.");
        assertThat(cipher.open(sealedLastYear)).isEqualTo("李雷");
        assertThat(cipher.seal("李雷")).startsWith("2026.");
    }

    @Test
    void anAlteredTextIsNotOpened() {
        var sealed = cipher.seal("李雷");
        var middle = sealed.length() - 10;
        var altered =
                sealed.substring(0, middle) + (sealed.charAt(middle) == 'A' ? 'B' : 'A') + sealed.substring(middle + 1);

        assertThatIllegalStateException().isThrownBy(() -> cipher.open(altered));
        assertThatIllegalStateException().isThrownBy(() -> cipher.open(sealed.replace("2026.", "2025.")));
        assertThatIllegalStateException().isThrownBy(() -> cipher.open("2026.AAAA"));
        assertThatIllegalStateException().isThrownBy(() -> cipher.open("李雷"));
    }

    @Test
    void aTextWhoseKeyIsGoneIsNotOpened() {
        var sealed = cipher(List.of("2019:" + secret()), secret()).seal("李雷");

        assertThatIllegalStateException().isThrownBy(() -> cipher.open(sealed)).withMessageContaining("2019");
    }

    @Test
    void aBlindIndexFindsTheSameValueOfTheSamePurposeOnly() {
        var index = cipher.blindIndex("phone", "13800138000");

        assertThat(index).hasSize(64).isEqualTo(cipher.blindIndex("phone", "13800138000"));
        assertThat(index).isNotEqualTo(cipher.blindIndex("phone", "13800138001"));
        assertThat(index).isNotEqualTo(cipher.blindIndex("phone-tail", "13800138000"));
        assertThat(index).isNotEqualTo(cipher(List.of(NEW), secret()).blindIndex("phone", "13800138000"));
    }

    @Test
    void theKeysAreNotInTheirText() {
        var keys = new PrivacyKeys(List.of(NEW), secret());

        assertThat(keys.toString()).contains("2026").doesNotContain(NEW.substring(5));
    }

    @Nested
    class InProduction {

        final ApplicationContextRunner production = new ApplicationContextRunner()
                .withUserConfiguration(PrivacyConfiguration.class)
                .withPropertyValues("spring.profiles.active=production");

        @Test
        void theMallDoesNotStartOnTheKeysThatEverybodyKnows() {
            production.run(context -> assertThat(context).hasFailed());
            production
                    .withPropertyValues("mall.privacy.keys=" + NEW)
                    .run(context -> assertThat(context).hasFailed());
            production
                    .withPropertyValues("mall.privacy.index-key=" + secret())
                    .run(context -> assertThat(context).hasFailed());
        }

        @Test
        void itStartsOnKeysOfItsOwn() {
            production
                    .withPropertyValues("mall.privacy.keys=" + NEW + "," + OLD, "mall.privacy.index-key=" + secret())
                    .run(context -> assertThat(
                                    context.getBean(PersonalCipher.class).seal("李雷"))
                            .startsWith("2026."));
        }

        @Test
        void aKeyOfTheWrongLengthIsRefused() {
            production
                    .withPropertyValues("mall.privacy.keys=short:AAAA", "mall.privacy.index-key=" + secret())
                    .run(context -> assertThat(context).hasFailed());
        }
    }

    static PersonalCipher cipher(List<String> keys, @Nullable String indexKey) {
        return new PersonalCipher(new PrivacyKeys(keys, indexKey));
    }

    static String secret() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
