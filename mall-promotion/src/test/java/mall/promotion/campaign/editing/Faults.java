package mall.promotion.campaign.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import mall.domain.kernel.Invalid;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What is wrong with what somebody wants to write, each as `/where rule`.
public final class Faults {

    private Faults() {}

    public static List<String> faults(ThrowingCallable call) {
        var invalid = catchThrowableOfType(Invalid.class, call);
        assertThat(invalid).isNotNull();
        return invalid.faults().stream()
                .map(fault -> fault.pointer() + " " + fault.rule())
                .toList();
    }
}
