package mall.web.requests;

import mall.domain.kernel.Refusal;

/// A parameter or header that is there but says nothing that we understand.
final class InvalidParameter extends Refusal {

    private InvalidParameter(String code, Object... facts) {
        super(Kind.INVALID, code, facts);
    }

    static InvalidParameter cursor() {
        return new InvalidParameter("cursor-unknown");
    }

    static InvalidParameter limit(int maximum) {
        return new InvalidParameter("limit-out-of-range", "maximum", maximum);
    }

    static InvalidParameter version() {
        return new InvalidParameter("if-match-malformed");
    }

    static InvalidParameter missingKey() {
        return new InvalidParameter("idempotency-key-missing");
    }

    static InvalidParameter malformedKey() {
        return new InvalidParameter("idempotency-key-malformed");
    }
}
