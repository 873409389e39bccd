package mall.domain.payments;

import static mall.domain.payments.PretendWechat.LIU;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.payments.Settlement.AlreadySettled;
import mall.domain.payments.Settlement.Mismatch;
import mall.domain.payments.Settlement.Settled;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a payer may know of the books, and what they forget of him.
@MallTest
@Import(PretendWechat.class)
class PaymentDataTests {

    static final Money PRICE = Money.ofFen(68_00);

    @Autowired
    PaymentData data;

    @Autowired
    Payments payments;

    @Autowired
    PaymentViews views;

    @Autowired
    PretendWechat wechat;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    final MemberId liu = MemberId.next();
    final PayableRef order = new PayableRef("order", Ids.next());

    @Test
    void showAMemberWhatHePaidAndGotBack() {
        payments.settle(wechat.pay(start()));
        payments.refund(new RefundOrder(order, PRICE, "cancelled", "订单取消"));

        assertThat(data.export(liu).toString()).contains("6800", "祁门红茶", "PAID", LIU.openid(), "订单取消", "DUE");
        assertThat(data.export(MemberId.next()).toString()).doesNotContain("祁门红茶");
    }

    @Test
    void forgetWhoHeIsForWechatAndKeepTheRest() {
        var payment = start();
        var notice = wechat.pay(payment);
        payments.settle(notice);

        data.erase(liu, clock.instant());
        data.erase(liu, clock.instant());

        assertThat(openid(payment)).startsWith("erased:").doesNotContain(LIU.openid());
        assertThat(views.settled(order).amount()).isEqualTo(PRICE);
        assertThat(payments.settle(notice)).isEqualTo(new AlreadySettled(payment));
    }

    @Test
    void stillKnowLateWordOfHimFromThatOfAnother() {
        var payment = start();
        data.erase(liu, clock.instant());
        var notice = wechat.pay(payment);

        assertThat(payments.settle(notice.withPayer("openid-of-wang"))).isEqualTo(new Mismatch(payment, "payer"));
        assertThat(payments.settle(notice.withPayer(openid(payment)))).isEqualTo(new Mismatch(payment, "payer"));
        assertThat(payments.settle(notice)).isEqualTo(new Settled(payment));
    }

    private PaymentId start() {
        var until = clock.instant().plus(Duration.ofMinutes(30));
        return payments.start(
                        new PaymentOrder(order, liu, LIU, PRICE, "祁门红茶", until),
                        new IdempotencyKey(Ids.next(), "start-payment", Ids.hex(Ids.next()), "hash"))
                .payment();
    }

    private String openid(PaymentId payment) {
        return jdbc.sql("select openid from payment where id = :id")
                .param("id", payment.id())
                .query(String.class)
                .single();
    }
}
