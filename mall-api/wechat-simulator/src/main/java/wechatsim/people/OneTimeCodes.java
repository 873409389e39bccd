package wechatsim.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import wechatsim.kernel.RandomText;

/// Codes of one kind: good once, for five minutes.
public final class OneTimeCodes {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();

    OneTimeCodes(Clock clock) {
        this.clock = clock;
    }

    public String issue(String openid) {
        var now = clock.instant();
        codes.values().removeIf(code -> code.until().plus(GOOD_FOR).isBefore(now));
        var text = "0" + RandomText.alphanumeric(31);
        codes.put(text, new Code(openid, now.plus(GOOD_FOR), new AtomicBoolean()));
        return text;
    }

    public Redemption redeem(String text) {
        var code = codes.get(text);
        if (code == null || !code.until().isAfter(clock.instant())) return new Redemption.Invalid();
        return code.used().compareAndSet(false, true)
                ? new Redemption.Redeemed(code.openid())
                : new Redemption.AlreadyUsed();
    }

    private record Code(String openid, Instant until, AtomicBoolean used) {}

    /// What a code is worth.
    public sealed interface Redemption {

        /// It was this shopper's.
        record Redeemed(String openid) implements Redemption {}

        /// It was good, once.
        record AlreadyUsed() implements Redemption {}

        /// It never was, or is too old.
        record Invalid() implements Redemption {}
    }
}
