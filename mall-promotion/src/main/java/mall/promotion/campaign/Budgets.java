package mall.promotion.campaign;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import mall.domain.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What campaigns with a budget have spent. Whoever buys in one waits for its row, so it is held
/// last, in the order of ids; without its key, on which everybody leans who is counted in the
/// campaign for the first time.
@Component
class Budgets {

    private final JdbcClient jdbc;

    Budgets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Spends what orders cost, one after the other, as far as the budgets go: all that an order
    /// costs, or nothing.
    ///
    /// @return of each order that is not covered, a claim for which there is not enough left
    List<Claim> spend(List<Claim> claims) {
        var orders =
                claims.stream().filter(Claim::budgeted).collect(groupingBy(Claim::order, LinkedHashMap::new, toList()));
        if (orders.isEmpty()) return List.of();
        var purses = hold(orders.values().stream().flatMap(List::stream).toList());
        var uncovered = new ArrayList<Claim>();
        for (var order : orders.values()) {
            var dear = order.stream().filter(claim -> !purses.cover(claim)).findFirst();
            if (dear.isPresent()) uncovered.add(dear.get());
            else order.forEach(purses::pay);
        }
        change(purses.paid, cost -> cost);
        return uncovered;
    }

    /// Gives back what an order cost each campaign, to those that have a budget.
    void giveBack(Map<CampaignId, Money> costs) {
        change(costs, Money::negated);
    }

    private Purses hold(List<Claim> claims) {
        var left = new HashMap<CampaignId, Money>();
        jdbc.sql("""
                        select id, budget_fen - spent_fen as left_fen from campaign
                        where id = any (:campaigns) and budget_fen is not null
                        order by id for no key update
                        """)
                .param(
                        "campaigns",
                        Columns.ids(claims, claim -> claim.campaign().id()))
                .query(row -> {
                    left.put(new CampaignId(row.getObject("id", UUID.class)), Money.ofFen(row.getLong("left_fen")));
                });
        return new Purses(left, new HashMap<>());
    }

    private void change(Map<CampaignId, Money> costs, UnaryOperator<Money> by) {
        if (costs.values().stream().allMatch(Money.ZERO::equals)) return;
        jdbc.sql("""
                        with held as materialized (
                            select id from campaign where id = any (:campaigns) and budget_fen is not null
                            order by id for no key update
                        )
                        update campaign set spent_fen = spent_fen + change.fen
                        from held join unnest(:campaigns, :costs) as change (id, fen) using (id)
                        where campaign.id = held.id
                        """)
                .param("campaigns", Columns.ids(costs.keySet(), CampaignId::id))
                .param("costs", Columns.money(costs.values(), by))
                .update();
    }

    /// @param left in each; a campaign without a purse has no budget any more
    private record Purses(Map<CampaignId, Money> left, Map<CampaignId, Money> paid) {

        boolean cover(Claim claim) {
            var money = left.get(claim.campaign());
            return money == null || !claim.cost().isMoreThan(money);
        }

        void pay(Claim claim) {
            left.computeIfPresent(claim.campaign(), (_, money) -> money.minus(claim.cost()));
            paid.merge(claim.campaign(), claim.cost(), Money::plus);
        }
    }
}
