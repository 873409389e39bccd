package mall.promotion.campaign.figures;

import static mall.promotion.TeaHouse.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.Tasting;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.campaign.figures.Figures.Numbers;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
class CampaignFiguresTests {

    @Autowired
    CampaignFigures figures;

    @Autowired
    FigureNotes notes;

    @Autowired
    CampaignPageViews pageViews;

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    SkuId tea = SkuId.next();
    CampaignId campaign = CampaignId.next();
    MemberId liu = MemberId.next();

    @BeforeEach
    void runs() {
        tea = house.tea(50_00);
        liu = house.member();
        campaign = merchant.run(Tasting.CODE, new Tasting.Rules(Scope.of(house.product(tea)), Money.ofFen(5_00)));
    }

    @Test
    void anOrderCountsOnceItIsPaid() {
        var order = house.place(liu, item(tea, 1));
        assertThat(folded()).isEqualTo(Numbers.NONE);

        house.pay(order);

        assertThat(folded()).isEqualTo(new Numbers(0, 1, 1, Money.ofFen(45_00), Money.ofFen(5_00)));
    }

    @Test
    void aMemberTakesPartOnceHoweverOftenHeBuys() {
        house.pay(house.place(liu, item(tea, 1)));
        folded();
        house.pay(house.place(liu, item(tea, 2)));
        house.pay(house.place(house.member(), item(tea, 1)));

        assertThat(folded()).isEqualTo(new Numbers(0, 2, 3, Money.ofFen(185_00), Money.ofFen(15_00)));
    }

    @Test
    void aNoteTooManyAddsNothing() {
        var order = house.place(liu, item(tea, 1));
        house.pay(order);
        folded();

        for (int i = 0; i < 3; i++) {
            jdbc.sql("insert into campaign_note (order_id, noted_at) values (:order, now())")
                    .param("order", order.id())
                    .update();
        }

        assertThat(folded().orders()).isEqualTo(1);
    }

    @Test
    void aLookIsCountedWhoeverLooks() {
        Race.of(50, _ -> pageViews.viewed(campaign));
        pageViews.write();
        pageViews.viewed(campaign);
        pageViews.write();
        pageViews.write();

        assertThat(figures.of(campaign).total().views()).isEqualTo(51);
        assertThat(figures.of(campaign).days()).hasSize(1);
    }

    @Test
    void aLookThatCannotBeWrittenDownIsWrittenDownNextTime() {
        pageViews.viewed(campaign);
        jdbc.sql("alter table campaign_figures rename to campaign_figures_away").update();
        try {
            assertThatThrownBy(pageViews::write).isInstanceOf(DataAccessException.class);
        } finally {
            jdbc.sql("alter table campaign_figures_away rename to campaign_figures")
                    .update();
        }

        pageViews.write();

        assertThat(figures.of(campaign).total().views()).isEqualTo(1);
    }

    @Test
    void whoeverFoldsWaitsForNobodyWhoPlacesOrUndoesAnOrder() {
        var order = house.place(liu, item(tea, 1));
        house.pay(order);

        transaction.executeWithoutResult(_ -> {
            lock("select id from customer_order where id = :id for update", order.id());
            lock("select order_id from campaign_claim where order_id = :id for update", order.id());
            var folding = CompletableFuture.supplyAsync(this::folded);
            assertThat(folding).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Numbers.NONE);
        });
        transaction.executeWithoutResult(_ -> {
            lock("select member_id from campaign_member where campaign_id = :id for update", campaign.id());
            var folding = CompletableFuture.supplyAsync(this::folded);
            assertThat(folding).succeedsWithin(Duration.ofSeconds(10));
        });

        assertThat(folded().orders()).isEqualTo(1);
    }

    private void lock(String rows, UUID id) {
        assertThat(jdbc.sql(rows).param("id", id).query().listOfRows()).hasSize(1);
    }

    private Numbers folded() {
        notes.fold();
        return figures.of(campaign).total();
    }
}
