package mall.promotion.newcomer;

import static mall.promotion.TeaHouse.basket;
import static mall.promotion.TeaHouse.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.CampaignKinds;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.newcomer.NewcomerRules.Price;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// A tea at 60 yuan, for newcomers at 9.90; the campaign itself is open to everyone.
@MallTest
class NewcomerOrderTests {

    static final Money PRICE = Money.ofFen(60_00);
    static final Money FOR_NEWCOMERS = Money.ofFen(9_90);

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    @Autowired
    CampaignKinds kinds;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    SkuId tea = SkuId.next();
    MemberId liu = MemberId.next();

    @BeforeEach
    void aNewcomerAndAPriceForHim() {
        tea = house.tea(PRICE.fen());
        liu = house.member();
        merchant.run("newcomer-price", new NewcomerRules(List.of(new Price(tea, FOR_NEWCOMERS, 1))));
    }

    @Test
    void theFirstOrderHasThePriceAndTheSecondHasNot() {
        assertThat(house.price(liu, item(tea, 1))).isEqualTo(FOR_NEWCOMERS);
        house.place(liu, item(tea, 1));

        assertThat(house.price(liu, item(tea, 1))).isEqualTo(PRICE);
    }

    @Test
    void whoHasBoughtIsNoNewcomer() {
        house.pay(house.place(liu, item(house.tea(5_00), 1)));

        assertThat(house.price(liu, item(tea, 1))).isEqualTo(PRICE);
    }

    @Test
    void anOrderThatIsUndoneMakesHimANewcomerAgain() {
        var order = house.place(liu, item(tea, 1));

        house.cancel(order, liu);

        assertThat(house.price(liu, item(tea, 1))).isEqualTo(FOR_NEWCOMERS);
    }

    /// What comes after takes its part of what a newcomer pays, not of what others pay.
    @Nested
    class WithAPlayBetweenTheLines {

        @Test
        void theSecondPieceCostsHalfOfTheNewcomersPrice() {
            var cup = house.tea(100_00);
            newcomersPay(cup, 1_00, 2);
            run("second-half", """
                    {"scope": %s, "every": 2, "percent": 50, "sameProduct": true}
                    """.formatted(only(cup)));

            assertThat(house.price(liu, item(cup, 2))).isEqualTo(Money.ofFen(1_50));
        }

        @Test
        void aBundleTakesOffWhatItsPartsCostTooMuch() {
            var cup = house.tea(100_00);
            var pot = house.tea(60_00);
            newcomersPay(cup, 70_00, 1);
            run("bundle", """
                    {"parts": [{"sku": "%s", "quantity": 1}, {"sku": "%s", "quantity": 1}], "priceFen": 12000, "most": 1}
                    """.formatted(cup, pot));

            assertThat(house.price(liu, item(cup, 1), item(pot, 1))).isEqualTo(Money.ofFen(120_00));
        }

        @Test
        void aBundleThatIsNoCheaperTakesNothingOff() {
            var cup = house.tea(100_00);
            var pot = house.tea(60_00);
            newcomersPay(cup, 1_00, 1);
            run("bundle", """
                    {"parts": [{"sku": "%s", "quantity": 1}, {"sku": "%s", "quantity": 1}], "priceFen": 12000, "most": 1}
                    """.formatted(cup, pot));

            assertThat(house.price(liu, item(cup, 1), item(pot, 1))).isEqualTo(Money.ofFen(61_00));
        }

        @Test
        void anyThreeForAPriceCostThatPriceToTheFen() {
            var cup = house.tea(100_00);
            newcomersPay(cup, 10_01, 1);
            run("any-n", """
                    {"scope": %s, "pieces": 3, "priceFen": 9900, "most": 1}
                    """.formatted(only(cup)));

            assertThat(house.price(liu, item(cup, 3))).isEqualTo(Money.ofFen(99_00));
        }

        private void newcomersPay(SkuId sku, long fen, int most) {
            merchant.run("newcomer-price", new NewcomerRules(List.of(new Price(sku, Money.ofFen(fen), most))));
        }

        private void run(String play, String rules) {
            merchant.run(play, json.readValue(rules, kinds.named(play).rules()));
        }

        private String only(SkuId sku) {
            return json.writeValueAsString(Scope.of(house.product(sku)));
        }
    }

    @Test
    void ofTwentyOrdersAtOnceOneHasThePrice() throws Exception {
        Race.of(20, _ -> house.place(basket(liu, item(tea, 1)), FOR_NEWCOMERS));

        assertThat(jdbc.sql("select count(*) from customer_order where buyer_id = :buyer and payable_fen = :fen")
                        .param("buyer", liu.id())
                        .param("fen", FOR_NEWCOMERS.fen())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
