package mall.promotion.campaign;

import static mall.promotion.TeaHouse.basket;
import static mall.promotion.TeaHouse.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import mall.domain.audit.Audit;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.BasketRefusal.PriceChanged;
import mall.domain.orders.Checkout;
import mall.domain.orders.OrderSource;
import mall.domain.orders.Placed;
import mall.domain.orders.Placed.Ordered;
import mall.domain.orders.Placed.Refused;
import mall.domain.orders.Purchase;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.CampaignRefusal.CampaignBudgetSpent;
import mall.promotion.campaign.CampaignRefusal.CampaignLimitReached;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.cost.Statements;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Orders that share a commit share a campaign, each within its limits.
@MallTest(properties = "mall.test.database=many-claims")
@Import({ManyClaims.class, Statements.class})
class CampaignBatchTests {

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    @Autowired
    Checkout checkout;

    @Autowired
    Audit audit;

    SkuId tea = SkuId.next();
    List<MemberId> members = List.of();

    @BeforeEach
    void shelves() {
        tea = house.tea(50_00);
        members = Stream.generate(house::member).limit(50).toList();
    }

    @AfterEach
    void theAuditFindsNothing() {
        assertThat(audit.run().findings())
                .filteredOn(finding -> finding.check().startsWith("campaign-"))
                .allSatisfy(finding -> {
                    assertThat(finding.failure()).isNull();
                    assertThat(finding.violations()).isEmpty();
                });
    }

    @Test
    void ofAHundredThoseThatBreakALimitAreLeftOutAndTheOthersArePlaced() {
        var campaign = run(new Limits(1, Money.ofFen(150_00)));
        var twice = new ArrayList<>(members);
        twice.addAll(members);

        var placed = checkout.placeAll(twice.stream().map(this::purchase).toList());

        assertThat(placed.subList(0, 30)).allMatch(Ordered.class::isInstance);
        assertThat(placed.subList(30, 50))
                .extracting(CampaignBatchTests::why)
                .allMatch(CampaignBudgetSpent.class::isInstance);
        assertThat(placed.subList(50, 100))
                .extracting(CampaignBatchTests::why)
                .allMatch(CampaignLimitReached.class::isInstance);
        assertThat(merchant.liveOrders(campaign)).isEqualTo(30);
    }

    @Test
    void batchesThatRaceForTheSameMembersPlaceOneOrderForEach() {
        var campaign = run(new Limits(1, null));
        var placed = new ConcurrentLinkedQueue<Placed>();

        var race = Race.of(4, number -> {
            var inLine = number % 2 == 0 ? members : members.reversed();
            placed.addAll(checkout.placeAll(inLine.stream().map(this::purchase).toList()));
        });

        assertThat(race.losers()).isEmpty();
        assertThat(placed.stream().filter(Ordered.class::isInstance)).hasSize(50);
        assertThat(placed.stream().filter(Refused.class::isInstance))
                .extracting(CampaignBatchTests::why)
                .allMatch(why -> why instanceof CampaignLimitReached || why instanceof PriceChanged);
        assertThat(merchant.liveOrders(campaign)).isEqualTo(50);
    }

    @Test
    void manyOrdersCostTheCampaignNoMoreStatementsThanTwo() {
        run(new Limits(1, Money.ofFen(1_000_00)));

        var few = statements(members.subList(0, 2));
        var many = statements(members.subList(2, 50));

        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(6);
    }

    private List<String> statements(List<MemberId> buyers) {
        var purchases = buyers.stream().map(this::purchase).toList();
        return Statements.during(() -> assertThat(checkout.placeAll(purchases)).allMatch(Ordered.class::isInstance))
                .stream()
                .filter(sql -> sql.contains("into campaign_")
                        || sql.contains("update campaign")
                        || sql.contains("left join campaign"))
                .toList();
    }

    private CampaignId run(Limits limits) {
        var rules = new Tasting.Rules(Scope.of(house.product(tea)), Money.ofFen(5_00));
        return merchant.run(Tasting.CODE, merchant.terms(rules, Audience.EVERYONE, limits));
    }

    private Purchase purchase(MemberId buyer) {
        var key = new IdempotencyKey(buyer.id(), "place-order", "key-" + Ids.next(), "hash");
        return new Purchase(basket(buyer, item(tea, 1)), Money.ofFen(45_00), OrderSource.BUY_NOW, key, null);
    }

    private static Throwable why(Placed placed) {
        return ((Refused) placed).why();
    }
}
