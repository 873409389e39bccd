package mall.domain.inventory;

import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// One change of one pool, as histories show it.
///
/// @param seq rises with time
/// @param allotment null for the ordinary stock
/// @param onHand the change of what is on hand
/// @param reserved the change of what is reserved
/// @param occasion what it happened at: the parcel, the return; the cause's own id when there is
/// nothing more to tell
/// @param actor who did it by hand, see [mall.domain.kernel.Actor#code()]
public record StockMovement(
        long seq,
        SkuId sku,
        @Nullable AllotmentId allotment,
        MovementKind kind,
        int onHand,
        int reserved,
        StockCause cause,
        UUID occasion,
        @Nullable String actor,
        @Nullable String reason,
        Instant at) {}
