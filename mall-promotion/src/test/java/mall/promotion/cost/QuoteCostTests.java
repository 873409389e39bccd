package mall.promotion.cost;

import static org.assertj.core.api.Assertions.assertThat;

import mall.domain.orders.Checkout;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@MallTest
@Import(Statements.class)
class QuoteCostTests {

    @Autowired
    BusyShop shop;

    @Autowired
    Checkout checkout;

    @Test
    void aCartInABusyShopTakesAtMostThreeStatementsWhenWarm() {
        var cart = shop.open();
        var cold = Statements.during(() -> checkout.quote(cart));
        assertThat(cold).isNotEmpty();

        var warm = Statements.during(() -> {
            var quote = checkout.quote(cart);
            assertThat(quote.applied()).extracting(one -> one.source().play()).contains("coupon", "timed-discount");
        });

        assertThat(warm).hasSizeLessThanOrEqualTo(3);
    }
}
