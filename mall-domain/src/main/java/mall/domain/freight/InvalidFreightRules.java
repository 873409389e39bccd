package mall.domain.freight;

import mall.domain.kernel.Refusal;

/// Such rules make no sense.
public final class InvalidFreightRules extends Refusal {

    /// @param part which part of them
    InvalidFreightRules(String part) {
        super(Kind.INVALID, "invalid-freight-rules", "part", part);
    }
}
