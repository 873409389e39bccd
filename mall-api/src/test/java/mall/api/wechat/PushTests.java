package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.settings.Settings;
import mall.member.members.JoinSource;
import mall.member.members.MemberSessions;
import mall.member.messages.Consents;
import mall.member.messages.Consents.Consent;
import mall.member.messages.MessagePurpose;
import mall.member.messages.MessageSettings;
import mall.member.messages.MessageTemplate;
import mall.member.messages.MessageValue;
import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import wechatsim.faults.Forgery;

/// The address to which WeChat pushes.
@MallWithWechat
class PushTests extends WechatTests {

    @Autowired
    MemberSessions sessions;

    @Autowired
    Consents consents;

    @Autowired
    Settings settings;

    @Autowired
    PushData data;

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

    @Nested
    class AboutAMember {

        static final String TEMPLATE = "pushed-template-0001";

        MemberId member = MemberId.next();
        MessageSettings before = new MessageSettings(Map.of());

        @BeforeEach
        void comesToAShopWithATemplate() {
            member = sessions.login(shopper().loginCode(), JoinSource.UNKNOWN).member();
            before = settings.of(MessageSettings.class);
            var template = new MessageTemplate(TEMPLATE, "pages/order", Map.of("thing1", MessageValue.GOODS));
            set(new MessageSettings(Map.of(MessagePurpose.PAID, template)));
        }

        @AfterEach
        void leavesItAsItWas() {
            set(before);
        }

        @Test
        void takesDownWhatHeAllowsOnceHoweverOftenItIsTold() {
            wechat.faults().where("subscribe_msg_popup_event").duplicatesNotices(3);

            shopper().allowsMessages(TEMPLATE, 2);

            awaitUnused(2);
        }

        @Test
        void forgetsWhatHeForbids() {
            shopper().allowsMessages(TEMPLATE, 1);
            awaitUnused(1);

            shopper().forbidsMessages(TEMPLATE);

            awaitUnused(0);
        }

        @Test
        void isShownToHimAndErasedWithHim() {
            shopper().allowsMessages(TEMPLATE, 1);
            awaitUnused(1);
            assertThat(data.export(member).toString()).contains(shopper().openid());

            data.erase(member, clock.instant());

            assertThat(jdbc.sql("select count(*) from wechat_push where content::text like '%' || :openid || '%'")
                            .param("openid", shopper().openid())
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        private void awaitUnused(int unused) {
            await().untilAsserted(() -> assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, unused)));
        }

        private void set(MessageSettings templates) {
            var now = settings.current(MessageSettings.class);
            settings.change(templates, now.version(), Actor.shop());
        }
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
