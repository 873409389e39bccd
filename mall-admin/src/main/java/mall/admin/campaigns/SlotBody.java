package mall.admin.campaigns;

import jakarta.validation.constraints.Pattern;
import java.time.LocalTime;
import mall.promotion.campaign.Slots.Slot;

/// Some hours of each day.
///
/// @param from `10:00`
/// @param until no longer part of it; at or before `from` it is on the next day
record SlotBody(
        @Pattern(regexp = TIME) String from,
        @Pattern(regexp = TIME) String until) {

    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    Slot slot() {
        return new Slot(LocalTime.parse(from), LocalTime.parse(until));
    }

    static SlotBody of(Slot slot) {
        return new SlotBody(slot.from().toString(), slot.until().toString());
    }
}
