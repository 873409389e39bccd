package mall.domain.orders.pricing;

import java.util.List;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;

/// Why a basket has no price.
public abstract sealed class PricingRefusal extends Refusal {

    private PricingRefusal(String code, Object... facts) {
        super(code, facts);
    }

    private PricingRefusal(Kind kind, String code, Object... facts) {
        super(kind, code, facts);
    }

    /// The buyer picked a promotion that does not apply.
    public static final class ChoiceNotApplicable extends PricingRefusal {
        ChoiceNotApplicable(Choice choice, String reason, String words) {
            super(
                    "promotion-not-applicable",
                    "play",
                    choice.play(),
                    "promotion",
                    choice.promotion(),
                    "reason",
                    reason,
                    "words",
                    words);
        }
    }

    /// Some of it is not sent to this address.
    public static final class AddressNotServed extends PricingRefusal {
        AddressNotServed(List<SkuId> skus) {
            super("address-not-served", "skus", skus);
        }
    }

    /// The shop has no play of that code.
    public static final class UnknownPlay extends PricingRefusal {
        UnknownPlay(String play) {
            super(Kind.INVALID, "unknown-play", "play", play);
        }
    }
}
