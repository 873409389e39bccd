package mall.promotion.flashsale.reminders;

import mall.domain.kernel.Refusal;

/// The session has opened: there is nothing to be reminded of any more.
public final class TooLateToRemind extends Refusal {

    TooLateToRemind() {
        super("flash-reminder-too-late");
    }
}
