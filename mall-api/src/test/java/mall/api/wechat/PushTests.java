package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.Test;
import wechatsim.faults.Forgery;

/// The address to which WeChat pushes.
@MallWithWechat
class PushTests extends WechatTests {

    @Test
    void provesThatItIsOurs() {
        assertThat(wechat.push().checkUrl()).isTrue();
    }

    @Test
    void keepsAnEvent() {
        wechat.push().event("trade_manage_remind_shipping", null, Map.of("transaction_id", transaction()));

        awaitKept("trade_manage_remind_shipping");
    }

    @Test
    void keepsAnEventOnceThoughItComesThreeTimes() {
        wechat.faults().where("subscribe_msg_popup_event").duplicatesNotices(3);

        wechat.push().event("subscribe_msg_popup_event", shopper().openid(), Map.of("transaction_id", transaction()));

        awaitKept("subscribe_msg_popup_event");
        assertThat(kept("subscribe_msg_popup_event")).isEqualTo(1);
    }

    @Test
    void refusesAMessageWithAWrongSignature() {
        wechat.faults().where("forged_event").untilOff().forgesNotices(Forgery.BAD_SIGNATURE);

        wechat.push().event("forged_event", null, Map.of("transaction_id", transaction()));

        await().untilAsserted(() -> assertThat(wechat.push().list().stream()
                        .filter(pushed -> pushed.event().equals("forged_event")))
                .first()
                .satisfies(pushed -> assertThat(pushed.statuses()).contains(401)));
        assertThat(kept("forged_event")).isZero();
    }

    /// Tells this test's events from others'.
    private String transaction() {
        return "42" + order.id();
    }

    private void awaitKept(String event) {
        await().untilAsserted(() -> assertThat(kept(event)).isEqualTo(1));
    }

    private long kept(String event) {
        return jdbc.sql("select count(*) from wechat_push where event = :event and content ->> 'transaction_id' = :id")
                .param("event", event)
                .param("id", transaction())
                .query(Long.class)
                .single();
    }
}
