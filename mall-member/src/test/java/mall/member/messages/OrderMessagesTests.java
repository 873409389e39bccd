package mall.member.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.ShopClock;
import mall.domain.orders.CancelReason;
import mall.domain.orders.Cancellations;
import mall.domain.orders.OrderEvent.OrderPaid;
import mall.domain.orders.OrderEvent.ParcelShipped;
import mall.domain.orders.OrderEvent.PaymentDueSoon;
import mall.domain.orders.OrderId;
import mall.domain.orders.ParcelId;
import mall.domain.payments.PayableRef;
import mall.domain.payments.PaymentEvent.RefundSettled;
import mall.domain.payments.RefundId;
import mall.domain.settings.Settings;
import mall.member.members.FrontDoor;
import mall.member.members.MemberDesk;
import mall.member.members.PretendedWechat;
import mall.member.members.SampleOrders;
import mall.member.members.ShopperBlocked;
import mall.member.messages.MessageChannel.Letter;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A buyer who allowed everything hears how his order gets on.
@MallTest
class OrderMessagesTests {

    @Autowired
    Consents consents;

    @Autowired
    MessageClock messageClock;

    @Autowired
    PretendedChannel channel;

    @Autowired
    Settings settings;

    @Autowired
    FrontDoor door;

    @Autowired
    MemberDesk desk;

    @Autowired
    SampleOrders orders;

    @Autowired
    Cancellations cancellations;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ShopClock clock;

    @Autowired
    JdbcClient jdbc;

    final String openid = PretendedWechat.anOpenid();
    MemberId buyer = MemberId.next();
    OrderId order = OrderId.next();

    @BeforeEach
    void anOrder() {
        buyer = door.login(openid).member();
        var templates = Arrays.stream(MessagePurpose.values())
                .collect(Collectors.toMap(Function.identity(), OrderMessagesTests::template));
        settings.change(
                new MessageSettings(templates),
                settings.current(MessageSettings.class).version(),
                Actor.shop());
        consents.grant(
                buyer,
                templates.values().stream().map(MessageTemplate::templateId).toList());
        order = orders.place(buyer);
    }

    @Test
    void thatItWaitsForItsPayment() {
        tell(new PaymentDueSoon(
                order, buyer, Money.ofFen(59600), clock.instant().plus(Duration.ofMinutes(5))));

        assertThat(letter(MessagePurpose.PAYMENT_DUE).fields())
                .containsEntry("thing1", "明前西湖龙井 等 2 件")
                .containsEntry("amount2", "¥596.00")
                .containsKey("time4");
        assertThat(letter(MessagePurpose.PAYMENT_DUE).page()).isEqualTo("pages/order?id=" + order);
    }

    @Test
    void notThatItWaitsWhenItDoesNotAnyMore() {
        cancellations.cancel(order, new Actor.Member(buyer), CancelReason.BUYER);

        tell(new PaymentDueSoon(
                order, buyer, Money.ofFen(59600), clock.instant().plus(Duration.ofMinutes(5))));

        assertThat(channel.to(openid)).isEmpty();
    }

    @Test
    void thatItWasPaidOnceHoweverOftenThatIsTold() {
        var paid = new OrderPaid(order, buyer, Money.ofFen(59600), clock.instant());
        tell(paid);
        tell(paid);

        assertThat(letter(MessagePurpose.PAID).fields()).containsEntry("amount2", "¥596.00");
    }

    @Test
    void thatItsMoneyIsBack() {
        tell(new RefundSettled(
                new RefundId(Ids.next()), new PayableRef("order", order.id()), "cancelled", Money.ofFen(1200)));

        assertThat(letter(MessagePurpose.REFUNDED).fields()).containsEntry("amount2", "¥12.00");
    }

    @Test
    void nothingOfARefundThatIsNoOrders() {
        tell(new RefundSettled(
                new RefundId(Ids.next()), new PayableRef("paid-card", order.id()), "returned", Money.ofFen(1200)));

        assertThat(channel.to(openid)).isEmpty();
    }

    @Test
    void nothingOfAParcelThatIsNotThere() {
        tell(new ParcelShipped(order, buyer, ParcelId.next(), true));

        assertThat(channel.to(openid)).isEmpty();
    }

    @Test
    void andABlockedBuyerPlacesNone() {
        desk.block(buyer, "黄牛", Actor.shop());

        assertThatThrownBy(() -> orders.place(buyer)).isInstanceOf(ShopperBlocked.class);
    }

    /// Tells it as its owner does, and sends what comes of it.
    void tell(Object event) {
        transaction.executeWithoutResult(_ -> events.publishEvent(event));
        await().untilAsserted(() -> assertThat(jdbc.sql("""
                                select count(*) from event_publication
                                where position(:id in serialized_event) > 0
                                """)
                        .param("id", order.toString())
                        .query(Long.class)
                        .single())
                .isZero());
        messageClock.sendDue();
    }

    Letter letter(MessagePurpose purpose) {
        return assertThat(channel.to(openid).stream()
                        .filter(letter ->
                                letter.templateId().equals(template(purpose).templateId())))
                .singleElement()
                .actual();
    }

    static MessageTemplate template(MessagePurpose purpose) {
        return new MessageTemplate(
                "template-" + purpose.name().replace('_', '-'),
                "pages/order?id={id}",
                Map.of(
                        "thing1", MessageValue.GOODS,
                        "amount2", MessageValue.AMOUNT,
                        "character_string3", MessageValue.ORDER_NUMBER,
                        "time4", MessageValue.DEADLINE));
    }
}
