package mall.promotion.flashsale.counter;

import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;

/// Why somebody who taps does not get in, besides what the session itself says.
public abstract sealed class CounterRefusal extends Refusal {

    private CounterRefusal(Kind kind, String code, Object... facts) {
        super(kind, code, facts);
    }

    /// Less is left than he wants.
    public static final class SoldOut extends CounterRefusal {
        static final String CODE = "flash-sale-sold-out";

        /// @param mayComeBack whether orders still wait for their payment
        SoldOut(boolean mayComeBack) {
            super(Kind.CONFLICT, CODE, "mayComeBack", mayComeBack);
        }
    }

    /// The token is made up, at its end, somebody else's, or another session's: load the page anew.
    public static final class TokenInvalid extends CounterRefusal {
        TokenInvalid() {
            super(Kind.CONFLICT, "attempt-token-invalid");
        }
    }

    /// It costs something else than what he agreed to.
    public static final class PriceDiffers extends CounterRefusal {
        PriceDiffers(Money seen, Money payable) {
            super(Kind.CONFLICT, "price-changed", "seenFen", seen, "payableFen", payable);
        }
    }

    /// The token was good for one attempt.
    public static final class TokenUsed extends CounterRefusal {
        TokenUsed() {
            super(Kind.CONFLICT, "attempt-token-used");
        }
    }

    /// As many wait for their order as can be served in time.
    public static final class Busy extends CounterRefusal {
        Busy() {
            super(Kind.AWAY, "flash-sale-busy", "retryAfterSeconds", 1);
        }
    }

    /// The gate is being set up; it takes seconds.
    public static final class GateShut extends CounterRefusal {
        GateShut() {
            super(Kind.AWAY, "flash-sale-gate-shut", "retryAfterSeconds", 1);
        }
    }

    /// He was let in, but nothing came of it in the time in which something could.
    public static final class AttemptLost extends CounterRefusal {
        AttemptLost() {
            super(Kind.CONFLICT, "flash-sale-attempt-lost");
        }
    }
}
