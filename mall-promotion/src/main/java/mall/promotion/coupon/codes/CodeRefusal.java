package mall.promotion.coupon.codes;

import mall.domain.kernel.Refusal;

/// Why a code gives nothing.
public abstract sealed class CodeRefusal extends Refusal {

    private CodeRefusal(Kind kind, String code) {
        super(kind, code);
    }

    /// There is no such code.
    public static final class UnknownCode extends CodeRefusal {
        UnknownCode() {
            super(Kind.ABSENT, "coupon-code-unknown");
        }
    }

    /// It was good once, and is used up.
    public static final class CodeUsed extends CodeRefusal {
        CodeUsed() {
            super(Kind.CONFLICT, "coupon-code-used");
        }
    }

    /// Another batch has this code already.
    public static final class CodeTaken extends CodeRefusal {
        CodeTaken() {
            super(Kind.CONFLICT, "coupon-code-taken");
        }
    }

    /// Not 4 to 20 digits and capital letters.
    public static final class MalformedCode extends CodeRefusal {
        MalformedCode() {
            super(Kind.INVALID, "coupon-code-malformed");
        }
    }
}
