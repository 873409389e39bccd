package mall.domain.orders;

import static java.util.concurrent.TimeUnit.SECONDS;
import static mall.domain.orders.TeaShop.basket;
import static mall.domain.orders.TeaShop.choosing;
import static mall.domain.orders.TeaShop.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.orders.Delivery.Express;
import mall.domain.orders.views.HistoryEntry;
import mall.domain.orders.views.OrderDesk;
import mall.domain.orders.views.OrderSearch;
import mall.domain.orders.views.OrderSummary;
import mall.domain.orders.views.OrderTab;
import mall.domain.orders.views.OrderViews;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ShopTest
class OrderViewsTests {

    @Autowired
    TeaShop shop;

    @Autowired
    Orders orders;

    @Autowired
    Cancellations cancellations;

    @Autowired
    OrderViews views;

    @Autowired
    OrderDesk desk;

    final MemberId liu = MemberId.next();

    @Nested
    class ABuyer {

        @Test
        void seesHisOrderAsHeBoughtIt() {
            var coupon = ScarceCoupon.choice(UUID.randomUUID().toString());
            var order = shop.place(choosing(
                    basket(liu, item(shop.tea().title("正山小种").put(), 2)), coupon));

            var detail = views.detail(order, liu);

            assertThat(detail.amounts().goods()).isEqualTo(Money.ofFen(50_00));
            assertThat(detail.amounts().adjustments()).isEqualTo(Money.ofFen(-5_00));
            assertThat(detail.amounts().payable()).isEqualTo(Money.ofFen(45_00));
            assertThat(detail.adjustments()).extracting(one -> one.label()).containsExactly("五元券");
            assertThat(detail.summary().lines()).singleElement().satisfies(line -> {
                assertThat(line.title()).isEqualTo("正山小种");
                assertThat(line.payable()).isEqualTo(Money.ofFen(45_00));
            });
            assertThat(detail.delivery().recipient()).isEqualTo("刘一");
            assertThat(detail.masked().delivery().recipient()).isEqualTo("刘*");
            assertThat(detail.masked().delivery().phone()).isEqualTo("138****8000");
        }

        @Test
        void doesNotSeeAnybodyElses() {
            var order = shop.place(liu, item(shop.tea(25_00), 1));

            assertThatThrownBy(() -> views.detail(order, MemberId.next())).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> views.buyAgain(order, MemberId.next())).isInstanceOf(NotFound.class);
        }

        @Test
        void pagesThroughHisOrdersNewestFirst() {
            var tea = shop.tea(25_00);
            var first = shop.place(liu, item(tea, 1));
            var second = shop.place(liu, item(tea, 1));
            var third = shop.place(liu, item(tea, 1));

            var page = views.list(liu, null, null, 2);
            var rest = views.list(liu, null, lastOf(page.items()), 2);

            assertThat(page.items()).extracting(OrderSummary::id).containsExactly(third, second);
            assertThat(page.next()).isEqualTo(second.toString());
            assertThat(rest.items()).extracting(OrderSummary::id).containsExactly(first);
            assertThat(rest.next()).isNull();
        }

        @Test
        void sortsThemByTabsWithCounts() {
            var tea = shop.tea(25_00);
            var waiting = shop.place(liu, item(tea, 1));
            var paid = shop.placeAndPay(liu, item(tea, 1));

            assertThat(views.list(liu, OrderTab.TO_SHIP, null, 10).items())
                    .extracting(OrderSummary::id)
                    .containsExactly(paid);
            assertThat(views.list(liu, OrderTab.AWAITING_PAYMENT, null, 10).items())
                    .extracting(OrderSummary::id)
                    .containsExactly(waiting);
            assertThat(views.counts(liu))
                    .containsEntry(OrderTab.AWAITING_PAYMENT, 1)
                    .containsEntry(OrderTab.TO_SHIP, 1)
                    .containsEntry(OrderTab.FINISHED, 0);
        }

        @Test
        void hidesWhatIsOver() {
            var order = shop.place(liu, item(shop.tea(25_00), 1));
            cancellations.cancel(order, new Actor.Member(liu), CancelReason.BUYER);

            orders.hide(order, liu);

            assertThat(views.list(liu, null, null, 10).items()).isEmpty();
            assertThat(views.counts(liu)).containsEntry(OrderTab.CANCELLED, 0);
        }

        @Test
        void buysAgainWhatIsStillForSale() {
            var still = shop.tea(25_00);
            var gone = shop.tea(25_00);
            var order = shop.place(liu, item(still, 2), item(gone, 1));

            shop.takeOffSale(gone);

            await().atMost(5, SECONDS)
                    .untilAsserted(() -> assertThat(views.buyAgain(order, liu)).containsExactly(item(still, 2)));
        }

        private OrderId lastOf(List<OrderSummary> items) {
            return items.getLast().id();
        }
    }

    @Nested
    class AnOperator {

        final String phone = "139" + (10_000_000 + Math.abs(liu.id().getLeastSignificantBits() % 89_999_999));
        final String title = "太平猴魁 " + Ids.next();
        final OrderId order = shop.place(
                new Basket(liu, List.of(item(shop.tea().title(title).put(), 1)), toPhone(phone), List.of(), "请用礼盒"));

        @Test
        void findsAnOrderByItsNumber() {
            var number = desk.detail(order).summary().number().digits();

            assertThat(found(number, null, null, null)).containsExactly(order);
        }

        @Test
        void findsItByThePhoneOfWhoReceivesIt() {
            assertThat(found(null, phone, null, null)).containsExactly(order);
            assertThat(found(null, phone.substring(7), null, liu)).containsExactly(order);
            assertThat(found(null, "13000000000", null, null)).isEmpty();
        }

        @Test
        void findsItByAPartOfAProductsTitle() {
            assertThat(found(null, null, title.substring(2), null)).containsExactly(order);
        }

        @Test
        void findsItByStateAndTime() {
            var placed = desk.detail(order).summary().placedAt();
            var waiting = Set.of(OrderState.AWAITING_PAYMENT);

            var inTime = new OrderSearch(null, null, null, liu, waiting, false, placed, placed.plusSeconds(1));
            var tooLate = new OrderSearch(null, null, null, liu, waiting, false, placed.plusSeconds(1), null);

            assertThat(desk.search(inTime, null, 10).items())
                    .extracting(OrderSummary::id)
                    .containsExactly(order);
            assertThat(desk.search(tooLate, null, 10).items()).isEmpty();
        }

        @Test
        void findsItOnceItIsLate() {
            var late = new OrderSearch(null, null, null, liu, Set.of(), true, null, null);
            shop.pay(order, liu);
            assertThat(desk.search(late, null, 10).items()).isEmpty();

            shop.beLate(order);

            assertThat(desk.search(late, null, 10).items())
                    .extracting(OrderSummary::id)
                    .containsExactly(order);
        }

        @Test
        void readsWhoDidWhat() {
            assertThat(desk.history(order))
                    .extracting(HistoryEntry::actor, HistoryEntry::action)
                    .containsExactly(tuple("member:" + liu, "placed"));
            assertThat(desk.detail(order).remark()).isEqualTo("请用礼盒");
        }

        private List<OrderId> found(
                @Nullable String number, @Nullable String phone, @Nullable String title, @Nullable MemberId buyer) {
            var search = new OrderSearch(number, phone, title, buyer, Set.of(), false, null, null);
            return desk.search(search, null, 10).items().stream()
                    .map(OrderSummary::id)
                    .toList();
        }

        private static Delivery toPhone(String phone) {
            return new Express(new DeliveryAddress("刘一", phone, TeaShop.SHENZHEN, "广东省 深圳市 南山区", "科技园"));
        }
    }
}
