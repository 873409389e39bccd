package mall.promotion.newcomer;

import static mall.promotion.TeaHouse.basket;
import static mall.promotion.TeaHouse.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.newcomer.NewcomerRules.Price;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

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
