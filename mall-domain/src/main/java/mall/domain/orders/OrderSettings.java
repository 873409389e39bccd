package mall.domain.orders;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;

/// What a merchant decides about orders.
///
/// @param open whether the shop takes orders
/// @param closedNotice what buyers read while it does not
/// @param payMinutes the time to pay
/// @param remindMinutes how long before that time ends the buyer is reminded; 0: not at all
/// @param shipHours within so many hours a paid order is on its way: buyers are told, and may cancel
/// an order that is late
/// @param receiptDays after so many days a shipped order counts as received
/// @param afterSaleDays after so many days a received order is complete
/// @param cancelPaid whether buyers may cancel what is paid and not shipped
public record OrderSettings(
        boolean open,
        @NotNull @Size(max = 100) String closedNotice,
        @Min(5) @Max(1440) int payMinutes,
        @Min(0) @Max(1440) int remindMinutes,
        @Min(1) @Max(720) int shipHours,
        @Min(1) @Max(60) int receiptDays,
        @Min(0) @Max(90) int afterSaleDays,
        boolean cancelPaid) {

    static final OrderSettings DEFAULTS = new OrderSettings(true, "", 30, 10, 48, 10, 7, true);

    Duration payWithin() {
        return Duration.ofMinutes(payMinutes);
    }

    Duration remindBefore() {
        return Duration.ofMinutes(remindMinutes);
    }

    Duration shipWithin() {
        return Duration.ofHours(shipHours);
    }

    Duration receiptAfter() {
        return Duration.ofDays(receiptDays);
    }

    Duration completeAfter() {
        return Duration.ofDays(afterSaleDays);
    }
}
