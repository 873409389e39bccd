package mall.promotion.campaign;

import java.time.Instant;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderId;
import org.jspecify.annotations.Nullable;

/// A part of a campaign that an order asks for, and how things stand for it at that moment.
///
/// @param part as the price has it, or as the order had it before it was undone
/// @param state of the order's part
/// @param budgeted whether the campaign has a budget
/// @param audience for whom the campaign is; null where there is no such campaign
record Claim(
        Wanted wanted,
        Part part,
        State state,
        boolean budgeted,
        @Nullable Audience audience) {

    /// What an order wants of a campaign.
    ///
    /// @param at the moment whose prices count
    /// @param outlastsEdits whether its price stays good when the campaign was edited since
    record Wanted(CampaignId campaign, OrderId order, MemberId member, Instant at, Part part, boolean outlastsEdits) {

        /// The newest version of the campaign with which its price is still good.
        int newest() {
            return outlastsEdits && part.isOfOneVersion() ? Integer.MAX_VALUE : part.version();
        }
    }

    enum State {
        /// It can be taken.
        OPEN,
        /// The order has it.
        LIVE,
        /// The order had it, and was undone: brought back by a late payment it keeps its promise, also
        /// when the campaign is over by now. Only what is scarce must still be there.
        RELEASED,
        /// The campaign was edited, paused or ended since the price was made.
        CHANGED
    }

    CampaignId campaign() {
        return wanted.campaign;
    }

    OrderId order() {
        return wanted.order;
    }

    MemberId member() {
        return wanted.member;
    }

    Money cost() {
        return part.cost();
    }
}
