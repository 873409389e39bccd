package mall.promotion.flashsale.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.SessionId;
import mall.promotion.flashsale.counter.CounterRefusal.TokenInvalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AttemptTokensTests {

    static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");
    static final Instant EVENING = Instant.parse("2026-11-11T12:00:00Z");

    final AttemptTokens tokens = tokens();
    final MemberId liu = MemberId.next();
    final LotId tea = new LotId(SessionId.next(), SkuId.next());
    final String token = tokens.issue(liu, tea, EVENING);

    @Test
    void isGoodForWhomAndForWhatItWasIssued() {
        var nonce = tokens.open(token, liu, tea, NOON);

        assertThat(nonce).isEqualTo(tokens.open(token, liu, tea, NOON));
        assertThat(nonce).isNotEqualTo(tokens.open(tokens.issue(liu, tea, EVENING), liu, tea, NOON));
    }

    @Test
    void isWorthNothingToSomebodyElse() {
        assertInvalid(token, MemberId.next(), tea, NOON);
    }

    @Test
    void isWorthNothingInAnotherSession() {
        assertInvalid(token, liu, new LotId(SessionId.next(), tea.sku()), NOON);
    }

    @Test
    void isWorthNothingForOtherGoods() {
        assertInvalid(token, liu, new LotId(tea.session(), SkuId.next()), NOON);
    }

    @Test
    void ends() {
        tokens.open(token, liu, tea, EVENING.plusSeconds(300));

        assertInvalid(token, liu, tea, EVENING.plusSeconds(301));
    }

    @Test
    void cannotBeAlteredAnywhere() {
        var bytes = Base64.getUrlDecoder().decode(token);

        IntStream.range(0, bytes.length * 8).forEach(bit -> {
            var altered = bytes.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(altered);
            assertInvalid(text, liu, tea, NOON);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "not base64!", "AAAAAAAAAAAAAAAAAAAAAA", "茶"})
    void cannotBeMadeUp(String text) {
        assertInvalid(text, liu, tea, NOON);
    }

    @Test
    void ofAnotherKeyIsWorthNothing() {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        var others = tokens(key);

        assertInvalid(others.issue(liu, tea, EVENING), liu, tea, NOON);
    }

    @Test
    void livesForHalfADayAtMost() {
        var life = tokens.issue(liu, tea, NOON.plus(Duration.ofDays(3)));

        tokens.open(life, liu, tea, NOON.plus(Duration.ofHours(12)));
        assertInvalid(life, liu, tea, NOON.plus(Duration.ofHours(13)));
    }

    @Test
    void isStillGoodWhileItsKeyIsBeingReplaced() {
        var first = key(1);
        var second = key(2);
        var old = tokens(first).issue(liu, tea, EVENING);

        tokens(second, first).open(old, liu, tea, NOON);
        assertThatThrownBy(() -> tokens(second).open(old, liu, tea, NOON)).isInstanceOf(TokenInvalid.class);
    }

    @Test
    void productionDoesNotStartWithAKeyThatEverybodyKnows() {
        var production = new ApplicationContextRunner()
                .withUserConfiguration(CounterConfiguration.class)
                .withPropertyValues("spring.profiles.active=production");

        production.run(
                mall -> assertThat(mall).getFailure().rootCause().hasMessageContaining("mall.flash-sale.token-keys"));
        production
                .withPropertyValues(
                        "mall.flash-sale.token-keys=" + Base64.getEncoder().encodeToString(new byte[32]))
                .run(mall -> assertThat(mall).hasNotFailed());
    }

    private static String key(int filling) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static AttemptTokens tokens(String... keys) {
        return new AttemptTokens(
                new Signatures(new TokenKeys(List.of(keys)).keys()), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private void assertInvalid(String text, MemberId member, LotId lot, Instant now) {
        assertThatThrownBy(() -> tokens.open(text, member, lot, now)).isInstanceOf(TokenInvalid.class);
    }
}
