package mall.member.ledger;

import mall.domain.kernel.Refusal;

/// Why value does not move.
public abstract sealed class LedgerRefusal extends Refusal {

    private LedgerRefusal(String code, Object... facts) {
        super(code, facts);
    }

    /// He has less than that to use.
    public static final class InsufficientValue extends LedgerRefusal {
        InsufficientValue(Asset asset, long usable) {
            super("insufficient-value", "asset", asset.name(), "usable", usable);
        }
    }

    /// Nobody may have that much.
    public static final class TooMuchValue extends LedgerRefusal {
        TooMuchValue(Asset asset) {
            super("too-much-value", "asset", asset.name());
        }
    }

    /// The owner holds another amount, or has already used what it held.
    public static final class HeldOtherwise extends LedgerRefusal {
        HeldOtherwise(Asset asset, LedgerCause owner) {
            super("value-held-otherwise", "asset", asset.name(), "owner", owner.toString());
        }
    }

    /// More would be undone than was done.
    public static final class ReversesTooMuch extends LedgerRefusal {
        ReversesTooMuch(LedgerCause cause, long left) {
            super("reverses-too-much", "cause", cause.toString(), "left", left);
        }
    }

    /// Who still has money with the shop takes it along before leaving.
    public static final class MoneyLeft extends LedgerRefusal {
        MoneyLeft(long fen) {
            super("money-left", "fen", fen);
        }
    }
}
