package mall.domain.orders;

import static mall.domain.orders.OrderState.AWAITING_PAYMENT;
import static mall.domain.orders.TeaShop.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mall.domain.kernel.MemberId;
import mall.domain.orders.BasketRefusal.MemberLimitReached;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ShopTest
class PurchaseLimitTests {

    @Autowired
    TeaShop shop;

    final MemberId liu = MemberId.next();

    @Nested
    class ALimitPerMember {

        @Test
        void countsAllHisOrders() {
            var tea = shop.tea().maxPerMember(3).put();
            shop.place(liu, item(tea, 2));

            assertThatThrownBy(() -> shop.place(liu, item(tea, 2)))
                    .isInstanceOfSatisfying(
                            MemberLimitReached.class,
                            no -> assertThat(no.facts()).containsEntry("limit", 3));

            assertThat(shop.bought(liu, tea)).isEqualTo(2);
        }

        @Test
        void isHisAlone() {
            var tea = shop.tea().maxPerMember(1).put();
            shop.place(liu, item(tea, 1));

            var other = shop.place(MemberId.next(), item(tea, 1));

            assertThat(shop.state(other)).isEqualTo(AWAITING_PAYMENT);
        }

        @Test
        void holdsAgainstFiftyOrdersAtOnce() throws Exception {
            var tea = shop.tea().maxPerMember(3).put();

            var outcomes = AtOnce.times(50, () -> shop.place(liu, item(tea, 1)));

            assertThat(outcomes.stream().filter(OrderId.class::isInstance)).hasSize(3);
            assertThat(outcomes.stream().filter(MemberLimitReached.class::isInstance))
                    .hasSize(47);
            assertThat(shop.bought(liu, tea)).isEqualTo(3);
            assertThat(shop.reserved(tea)).isEqualTo(3);
        }
    }
}
