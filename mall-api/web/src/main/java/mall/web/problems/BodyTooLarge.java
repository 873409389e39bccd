package mall.web.problems;

import java.io.IOException;

/// A body went on after all that we read of one: thrown out of its stream.
public final class BodyTooLarge extends IOException {

    public BodyTooLarge() {
        super("the body of this request is too large");
    }
}
