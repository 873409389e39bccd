package mall.web.problems;

import mall.domain.kernel.Refusal;

/// This caller asks too often.
public final class TooManyRequests extends Refusal {
    public TooManyRequests(long retryAfterSeconds) {
        super(Kind.TOO_MANY, "too-many-requests", "retryAfterSeconds", retryAfterSeconds);
    }
}
