package mall.web.problems;

import mall.domain.kernel.Refusal;

/// Nobody is signed in, the token is unknown or it has run out.
public final class NotSignedIn extends Refusal {
    public NotSignedIn() {
        super(Kind.UNKNOWN_CALLER, "not-signed-in");
    }
}
