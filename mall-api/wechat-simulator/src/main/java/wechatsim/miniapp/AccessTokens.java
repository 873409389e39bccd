package wechatsim.miniapp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import wechatsim.kernel.RandomText;
import wechatsim.kernel.SimulatorClock;

/// The tokens that open all other calls. The stable call hands out the same token until five
/// minutes before its end, and then both work; the old call ends the token that it gave before. The
/// two know nothing of each other.
@Component
public final class AccessTokens {

    private static final Duration LIFE = Duration.ofHours(2);
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);
    private static final int FORCED_A_DAY = 20;

    private final SimulatorClock clock;
    private final List<Token> stable = new ArrayList<>();
    private final List<Instant> forced = new ArrayList<>();
    private @Nullable Token old;

    AccessTokens(SimulatorClock clock) {
        this.clock = clock;
    }

    synchronized Grant stable() {
        var now = clock.instant();
        stable.removeIf(token -> !token.until().isAfter(now));
        if (stable.isEmpty() || !stable.getLast().until().minus(OVERLAP).isAfter(now)) stable.add(newToken(now));
        return grant(stable.getLast(), now);
    }

    /// Ends the current token at once.
    synchronized Grant forced() {
        var now = clock.instant();
        forced.removeIf(time -> time.plus(Duration.ofDays(1)).isBefore(now));
        if (forced.size() >= FORCED_A_DAY) throw new ApiError(45009, "reach max api daily quota limit");
        if (!forced.isEmpty() && forced.getLast().plus(BETWEEN_FORCED).isAfter(now)) {
            throw new ApiError(45011, "api minute-quota reach limit");
        }
        forced.add(now);
        stable.clear();
        return stable();
    }

    synchronized Grant old() {
        var now = clock.instant();
        old = newToken(now);
        return grant(old, now);
    }

    /// @throws ApiError 40001 when it is none, 42001 when it is over
    synchronized void check(String text) {
        var token = Stream.concat(stable.stream(), Stream.ofNullable(old))
                .filter(known -> known.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new ApiError(40001, "invalid credential, access_token is invalid or not latest"));
        if (!token.until().isAfter(clock.instant())) throw new ApiError(42001, "access_token expired");
    }

    /// Makes all tokens worthless, as WeChat sometimes does without a word.
    public synchronized void revokeAll() {
        stable.clear();
        old = null;
    }

    private static Token newToken(Instant now) {
        return new Token(RandomText.digits(2) + "_" + RandomText.alphanumeric(133), now.plus(LIFE));
    }

    private static Grant grant(Token token, Instant now) {
        return new Grant(token.text(), Duration.between(now, token.until()).toSeconds());
    }

    private record Token(String text, Instant until) {}

    /// @param expiresIn seconds
    record Grant(String accessToken, long expiresIn) {}
}
