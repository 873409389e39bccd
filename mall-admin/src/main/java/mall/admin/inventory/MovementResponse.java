package mall.admin.inventory;

import java.time.Instant;
import java.util.UUID;
import mall.domain.inventory.AllotmentId;
import mall.domain.inventory.MovementKind;
import mall.domain.inventory.StockMovement;
import org.jspecify.annotations.Nullable;

/// One change of stock.
///
/// @param onHand the change of what is on hand
/// @param reserved the change of what is promised
/// @param allotmentId null for ordinary stock
/// @param causeKind what it was for: `order`, `adjustment`
/// @param actor who did it by hand
record MovementResponse(
        Instant at,
        MovementKind kind,
        int onHand,
        int reserved,
        @Nullable AllotmentId allotmentId,
        String causeKind,
        UUID causeId,
        @Nullable String actor,
        @Nullable String reason) {

    static MovementResponse of(StockMovement movement) {
        return new MovementResponse(
                movement.at(),
                movement.kind(),
                movement.onHand(),
                movement.reserved(),
                movement.allotment(),
                movement.cause().kind(),
                movement.cause().id(),
                movement.actor(),
                movement.reason());
    }
}
