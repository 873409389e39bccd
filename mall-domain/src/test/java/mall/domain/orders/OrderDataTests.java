package mall.domain.orders;

import static mall.domain.orders.TeaShop.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderRefusal.OrdersUnderWay;
import mall.domain.orders.views.OrderViews;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ShopTest
class OrderDataTests {

    @Autowired
    TeaShop shop;

    @Autowired
    OrderData data;

    @Autowired
    OrderViews views;

    @Autowired
    Cancellations cancellations;

    @Autowired
    PaidOrders paidOrders;

    @Autowired
    Clock clock;

    final MemberId liu = MemberId.next();

    @Test
    void tellsAMemberWhoReceivedHisOrdersAndWhere() {
        shop.place(liu, item(shop.tea().title("白毫银针").put(), 2));

        assertThat(data.export(liu).toString()).contains("刘一", "13800138000", "科技园 1 号", "白毫银针 × 2");
    }

    @Test
    void doesNotForgetWhoStillWaitsForSomething() {
        shop.place(liu, item(shop.tea(25_00), 1));

        assertThatThrownBy(() -> data.requireErasable(liu)).isInstanceOf(OrdersUnderWay.class);
    }

    @Test
    void doesNotForgetWhoStillWaitsForHisMoney() {
        var order = shop.placeAndPay(liu, item(shop.tea(25_00), 1));
        cancellations.cancel(order, new Actor.Member(liu), CancelReason.BUYER);

        assertThatThrownBy(() -> data.requireErasable(liu)).isInstanceOf(OrdersUnderWay.class);

        paidOrders.settleRefund(order, "cancelled");
        data.requireErasable(liu);
    }

    @Test
    void keepsTheBooksWithoutAName() {
        var order = shop.place(liu, item(shop.tea(25_00), 1));
        cancellations.cancel(order, new Actor.Member(liu), CancelReason.BUYER);
        data.requireErasable(liu);

        data.erase(liu, clock.instant());

        var delivery = views.detail(order, liu).delivery();
        assertThat(delivery.recipient()).isNull();
        assertThat(delivery.phone()).isNull();
        assertThat(delivery.street()).isNull();
        assertThat(delivery.districtCode()).isEqualTo(TeaShop.SHENZHEN);
    }
}
