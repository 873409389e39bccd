package mall.domain.orders;

import static mall.domain.orders.TeaShop.basket;
import static mall.domain.orders.TeaShop.item;
import static mall.domain.orders.TeaShop.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.inventory.OutOfStock;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Placed.Ordered;
import mall.domain.orders.Placed.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ShopTest
class PlaceAllTests {

    @Autowired
    TeaShop shop;

    @Autowired
    Checkout checkout;

    final MemberId liu = MemberId.next();
    final MemberId wang = MemberId.next();

    @Test
    void saysOfEachWhatBecameOfItInTheirOrder() {
        var scarce = shop.tea().stock(1).put();
        var plenty = shop.tea().stock(9).put();

        var placed = checkout.placeAll(
                List.of(purchase(liu, scarce, 1), purchase(wang, scarce, 1), purchase(wang, plenty, 2)));

        assertThat(placed)
                .satisfiesExactly(
                        one -> assertThat(one).isInstanceOf(Ordered.class),
                        two -> assertThat(why(two)).isInstanceOf(OutOfStock.class),
                        three -> assertThat(one(three).payable()).isEqualTo(Money.ofFen(50_00)));
        assertThat(shop.reserved(scarce)).isEqualTo(1);
        assertThat(shop.reserved(plenty)).isEqualTo(2);
        assertThat(shop.bought(wang, scarce)).isZero();
    }

    @Test
    void aRepeatIsToldOfTheOrderThatThereIs() {
        var tea = shop.tea(25_00);
        var purchase = purchase(liu, tea, 1);

        var first = one(checkout.placeAll(List.of(purchase)).getFirst());
        var again = one(checkout.placeAll(List.of(purchase)).getFirst());

        assertThat(first.repeated()).isFalse();
        assertThat(again).isEqualTo(new Ordered(first.order(), first.number(), first.payable(), first.payBy(), true));
        assertThat(shop.reserved(tea)).isEqualTo(1);
    }

    private static Purchase purchase(MemberId buyer, SkuId tea, int units) {
        return new Purchase(
                basket(buyer, item(tea, units)), Money.ofFen(25_00L * units), OrderSource.PLAY, key(buyer), null);
    }

    private static Ordered one(Placed placed) {
        return (Ordered) placed;
    }

    private static Throwable why(Placed placed) {
        return ((Refused) placed).why();
    }
}
