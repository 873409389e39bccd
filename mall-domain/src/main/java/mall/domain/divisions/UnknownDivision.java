package mall.domain.divisions;

import mall.domain.kernel.Refusal;

/// There is no such district: a code of another length, or one that was abolished.
public final class UnknownDivision extends Refusal {

    UnknownDivision(String code) {
        super(Kind.INVALID, "unknown-division", "code", code);
    }
}
