package mall.api.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// With the limits that a real mall has.
@MallHttpTest
@TestPropertySource(properties = "mall.limits.enabled=true")
class CodeGuessingHttpTests {

    @Autowired
    Doors doors;

    @Test
    void whoGuessesCodesIsSoonSentAway() {
        var thief = doors.shopper();

        var answers = IntStream.range(0, 15)
                .mapToObj(guess ->
                        thief.once().post("/api/coupons/redemptions", Map.of("code", "GUESS%04d".formatted(guess))))
                .toList();

        assertThat(answers.getFirst().code()).isEqualTo("coupon-code-unknown");
        assertThat(answers.getLast().status()).isEqualTo(429);
        assertThat(answers.getLast().header("Retry-After")).isNotBlank();
        assertThat(doors.shopper()
                        .once()
                        .post("/api/coupons/redemptions", Map.of("code", "HONEST"))
                        .status())
                .isEqualTo(404);
    }
}
