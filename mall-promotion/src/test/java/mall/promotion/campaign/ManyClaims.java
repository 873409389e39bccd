package mall.promotion.campaign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import mall.domain.audit.Audit;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;
import mall.domain.orders.OrderId;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.Claim.Wanted;
import mall.promotion.campaign.editing.Merchant;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Claims of many orders for tests: the orders themselves are not there, so all that was claimed is
/// given back in the end.
@TestComponent
class ManyClaims {

    private static final Set<String> CHECKS = Set.of(
            "campaign-limits-count-exactly-the-live-claims", "campaign-budgets-are-spent-by-exactly-the-live-claims");

    private final TeaHouse house;
    private final Merchant merchant;
    private final Participation participation;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Queue<Wanted> taken = new ConcurrentLinkedQueue<>();

    ManyClaims(
            TeaHouse house,
            Merchant merchant,
            Participation participation,
            Audit audit,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Clock clock) {
        this.house = house;
        this.merchant = merchant;
        this.participation = participation;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    static List<Wanted> many(int count, IntFunction<Wanted> wanted) {
        return IntStream.range(0, count).mapToObj(wanted).toList();
    }

    CampaignId campaign(Audience audience, Limits limits) {
        var rules = new Tasting.Rules(Scope.of(house.product(house.tea(50_00))), Money.ofFen(5_00));
        return merchant.run(Tasting.CODE, merchant.terms(rules, audience, limits));
    }

    /// Of an order of its own.
    Wanted wanted(CampaignId campaign, MemberId member, long fen) {
        return wanted(campaign, OrderId.next(), member, fen);
    }

    Wanted wanted(CampaignId campaign, OrderId order, MemberId member, long fen) {
        var version = jdbc.sql("select rules_version from campaign where id = :id")
                .param("id", campaign.id())
                .query(Integer.class)
                .single();
        return new Wanted(campaign, order, member, clock.instant(), new Part(version, Money.ofFen(fen)), false);
    }

    /// In one transaction.
    Map<OrderId, Refusal> claim(Wanted... wanted) {
        return claim(Arrays.asList(wanted));
    }

    Map<OrderId, Refusal> claim(List<Wanted> wanted) {
        var refused = requireNonNull(transactions.execute(_ -> participation.claim(wanted, Audience.EVERYONE)));
        wanted.stream().filter(one -> !refused.containsKey(one.order())).forEach(taken::add);
        return refused;
    }

    void release(Wanted wanted) {
        transactions.executeWithoutResult(
                _ -> participation.release(List.of(wanted.campaign()), wanted.order(), wanted.member()));
    }

    void releaseAll() {
        new ArrayList<>(taken).forEach(this::release);
        taken.clear();
    }

    List<OrderId> live(CampaignId campaign) {
        return jdbc
                .sql("select order_id from campaign_claim where campaign_id = :id and released_at is null")
                .param("id", campaign.id())
                .query(UUID.class)
                .list()
                .stream()
                .map(OrderId::new)
                .toList();
    }

    long used(CampaignId campaign) {
        return number("select coalesce(sum(orders), 0) from campaign_member where campaign_id = :id", campaign);
    }

    long spent(CampaignId campaign) {
        return number("select spent_fen from campaign where id = :id", campaign);
    }

    private long number(String sql, CampaignId campaign) {
        return jdbc.sql(sql).param("id", campaign.id()).query(Long.class).single();
    }

    /// Limits and budgets are used by exactly the live claims.
    void assertThatCountsAreTrue() {
        assertThat(audit.run().findings())
                .filteredOn(finding -> CHECKS.contains(finding.check()))
                .hasSize(CHECKS.size())
                .allSatisfy(finding -> {
                    assertThat(finding.failure()).isNull();
                    assertThat(finding.violations()).isEmpty();
                });
    }
}
