package mall.promotion.coupon;

import static mall.promotion.coupon.CouponShop.FREELY;
import static mall.promotion.coupon.CouponShop.basket;
import static mall.promotion.coupon.CouponShop.off;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import mall.domain.kernel.Money;
import mall.promotion.coupon.Granting.Grant.Granted;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CouponTest
class WalletTests {

    @Autowired
    CouponShop shop;

    @Autowired
    CouponTemplates templates;

    @Autowired
    Granting granting;

    @Autowired
    Wallet wallet;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void whoHoldsMoreThanIsLookedAtCanStillPickTheLastOne() {
        var liu = shop.member();
        var template = templates.require(shop.template(off(20_00, 0), FREELY));
        var coupons = transaction.execute(_ -> IntStream.range(0, 201)
                .mapToObj(
                        i -> granting.grant(template, List.of(liu), "gift:" + i).get(liu))
                .map(grant -> ((Granted) grant).coupon())
                .toList());
        var last = coupons.getLast();
        jdbc.sql("update coupon set valid_until = valid_until + interval '1 day' where id = :id")
                .param("id", last.id())
                .update();

        var quote = shop.quote(basket(liu, shop.tea(100_00), 1, last));

        assertThat(quote.payable()).isEqualTo(Money.ofFen(80_00));
        assertThat(wallet.of(liu, clock.instant(), Set.of()))
                .hasSize(200)
                .noneMatch(held -> held.id().equals(last));
    }
}
