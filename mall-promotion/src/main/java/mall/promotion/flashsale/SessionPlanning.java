package mall.promotion.flashsale;

import java.time.Instant;
import mall.domain.inventory.Allotments;
import mall.domain.inventory.OutOfStock;
import mall.domain.inventory.OutOfStock.Shortage;
import mall.domain.inventory.StockCause;
import mall.domain.kernel.Ids;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Problems;
import mall.promotion.flashsale.FlashRules.Item;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Brings the sessions of a campaign in line with what it is to be, and carves what they sell out of
/// ordinary stock, all in the transaction that schedules or edits it: there is no campaign without
/// its units, and a crash leaves nothing half carved.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SessionPlanning {

    private final SessionRows rows;
    private final Allotments allotments;
    private final Sales sales;

    SessionPlanning(SessionRows rows, Allotments allotments, Sales sales) {
        this.rows = rows;
        this.allotments = allotments;
        this.sales = sales;
    }

    /// @param problems at the campaign; where any are found, the caller undoes the transaction
    void plan(Campaign<FlashRules> campaign, Instant now, Problems problems) {
        var begun = campaign.window(now).map(Period::from).orElse(now);
        var plan = SessionPlan.of(campaign, rows.lock(campaign.id(), now, begun), now, problems);
        if (!problems.isEmpty()) return;
        rows.drop(plan.dropped());
        rows.write(campaign.id(), plan.written());
        if (!plan.changes().isEmpty()) carve(campaign, plan, problems);
        sales.changed(campaign.id());
    }

    private void carve(Campaign<FlashRules> campaign, SessionPlan plan, Problems problems) {
        try {
            allotments.rearrange(
                    plan.changes(), new StockCause("campaign", campaign.id().id()), Ids.next());
            if (!plan.emptied().isEmpty()) allotments.close(plan.emptied());
        } catch (OutOfStock tooLittle) {
            var items = campaign.rules().items().stream().map(Item::sku).toList();
            for (var shortage : tooLittle.shortages()) {
                var position = items.indexOf(shortage.sku());
                problems.add(pointer(position), "out-of-stock", words(shortage));
            }
        }
    }

    /// What is no longer in the rules gives back, and is short only when it was sold from after all.
    private static String pointer(int position) {
        return position < 0 ? "/rules/items" : "/rules/items/%d/quota".formatted(position);
    }

    private static String words(Shortage shortage) {
        return "各场合计还需 %d 件，可用库存只有 %d 件".formatted(shortage.wanted(), shortage.available());
    }
}
