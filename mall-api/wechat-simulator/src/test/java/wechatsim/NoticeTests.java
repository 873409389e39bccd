package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wechatsim.ListeningShop.Heard;
import wechatsim.crypto.PlatformKeys.ForNotices;
import wechatsim.faults.Forgery;
import wechatsim.notice.NoticeState;
import wechatsim.notice.NoticeView;

/// How notices travel, and everything that can happen to them.
class NoticeTests extends SimulatorTest {

    final String number = newNumber();

    @Nested
    class Retries {

        /// In seconds: 15s, 15s, 30s, 3m, 10m, 20m, 30m × 3, 60m, 3h × 3, 6h × 2.
        static final long[] WAITS = {
            15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600
        };

        @Test
        void comeOnScheduleForADayAndThenNoMore() {
            SHOP.answers(500);
            mall.sell(LIU, number, 100);
            awaitAttempts(1);

            for (int i = 0; i < WAITS.length; i++) {
                CONTROL.advanceClock(Duration.ofSeconds(WAITS[i] - 3));
                assertThat(notice().attempts()).hasSize(i + 1);
                CONTROL.advanceClock(Duration.ofSeconds(3));
                awaitAttempts(i + 2);
            }

            await().untilAsserted(() -> assertThat(notice().state()).isEqualTo(NoticeState.GIVEN_UP));
        }

        @Test
        void endWhenTheMallUnderstands() {
            SHOP.answers(500);
            mall.sell(LIU, number, 100);
            awaitAttempts(1);
            SHOP.answers(200);

            CONTROL.notices().flush();

            assertThat(notice().state()).isEqualTo(NoticeState.DELIVERED);
            CONTROL.advanceClock(Duration.ofMinutes(5));
            assertThat(SHOP.heard("/paid")).hasSize(2);
        }

        @Test
        void keepTheirIdAndGetAFreshSignature() {
            SHOP.answers(401);
            mall.sell(LIU, number, 100);
            awaitAttempts(1);
            CONTROL.notices().flush();

            var first = SHOP.heard("/paid").getFirst();
            var second = SHOP.heard("/paid").getLast();
            assertThat(id(second)).isEqualTo(id(first));
            assertThat(second.header("Wechatpay-Nonce")).isNotEqualTo(first.header("Wechatpay-Nonce"));
            assertThat(understood(first).getOutTradeNo()).isEqualTo(number);
            assertThat(understood(second).getOutTradeNo()).isEqualTo(number);
        }

        @Test
        void canBeHurried() {
            SHOP.answers(500);
            CONTROL.notices().speed(1000);
            mall.sell(LIU, number, 100);

            awaitAttempts(4);

            CONTROL.notices().speed(1);
        }
    }

    @Test
    void oneThatIsDroppedComesLater() {
        CONTROL.faults().where("TRANSACTION.SUCCESS").dropsNotices();
        mall.sell(LIU, number, 100);
        awaitAttempts(1);
        assertThat(SHOP.heard("/paid")).isEmpty();

        CONTROL.advanceClock(Duration.ofSeconds(15));

        await().untilAsserted(() -> assertThat(SHOP.heard("/paid")).hasSize(1));
    }

    @Test
    void oneCanComeAHundredTimesAtOnce() {
        CONTROL.faults().duplicatesNotices(100);
        mall.sell(LIU, number, 100);

        await().untilAsserted(() -> assertThat(SHOP.heard("/paid")).hasSize(100));
        var ids =
                new HashSet<>(SHOP.heard("/paid").stream().map(NoticeTests::id).toList());
        assertThat(ids).hasSize(1);
        assertThat(understood(SHOP.heard("/paid").get(57)).getOutTradeNo()).isEqualTo(number);
    }

    @Test
    void someCanBeHeldBackAndReleasedInAnyOrder() {
        CONTROL.faults().times(2).holdsNotices();
        mall.sell(LIU, number, 100);
        mall.refund(mall.refundOf(number, newNumber(), 100, 100));
        await().until(() -> held().size() == 2);
        assertThat(SHOP.heard("/paid")).isEmpty();

        CONTROL.notices().release(held().reversed().stream().map(NoticeView::id).toList());

        assertThat(SHOP.heard("/refunded")).hasSize(1);
        assertThat(SHOP.heard("/paid")).hasSize(1);
        assertThat(SHOP.heard("/refunded").getFirst()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Forgery.class)
    void oneThatIsForgedConvincesNobody(Forgery by) {
        CONTROL.faults().forgesNotices(by);
        mall.sell(LIU, number, 100);

        await().untilAsserted(() -> assertThat(SHOP.heard("/paid")).hasSize(1));
        var forged = SHOP.heard("/paid").getFirst();
        assertThatThrownBy(() -> understood(forged)).isInstanceOf(RuntimeException.class);
        assertThat(notice().state()).as("nothing that WeChat would count").isEqualTo(NoticeState.WAITING);
    }

    @Test
    void oneCanSaySomethingElseWithAPerfectSignature() {
        CONTROL.faults().altersNotices("/amount/total", 1);
        mall.sell(LIU, number, 100);
        await().untilAsserted(() -> assertThat(SHOP.heard("/paid")).hasSize(1));
        assertThat(understood(SHOP.heard("/paid").getFirst()).getAmount().getTotal())
                .isEqualTo(1);

        CONTROL.faults().altersNotices("/trade_state", "CLOSED");
        CONTROL.notices().resend(notice().id());

        assertThat(understood(SHOP.heard("/paid").getLast()).getTradeState()).isEqualTo(TradeStateEnum.CLOSED);
        assertThat(mall.find(number).getTradeState()).isEqualTo(TradeStateEnum.SUCCESS);
    }

    @Test
    void oneCanBeAnOldOneThatSomebodyPlaysAgain() {
        CONTROL.faults().backdatesNotices(Duration.ofMinutes(10));
        mall.sell(LIU, number, 100);

        await().untilAsserted(() -> assertThat(SHOP.heard("/paid")).hasSize(1));
        var seconds = Long.parseLong(SHOP.heard("/paid").getFirst().header("Wechatpay-Timestamp"));
        assertThat(Instant.ofEpochSecond(seconds)).isBefore(Instant.now().minusSeconds(590));
        assertThat(understood(SHOP.heard("/paid").getFirst()).getOutTradeNo()).isEqualTo(number);
    }

    @Test
    void oneCanBeReplayedToTheLetter() {
        mall.sell(LIU, number, 100);
        await().untilAsserted(() -> assertThat(notice().state()).isEqualTo(NoticeState.DELIVERED));

        assertThat(CONTROL.notices().replay(notice().id())).isEqualTo(204);

        var heard = SHOP.heard("/paid");
        assertThat(heard).hasSize(2);
        assertThat(heard.getLast().body()).isEqualTo(heard.getFirst().body());
        assertThat(heard.getLast().header("Wechatpay-Signature"))
                .isEqualTo(heard.getFirst().header("Wechatpay-Signature"));
    }

    @Test
    void oneCanComeHoursLaterWithAFreshSignature() {
        mall.sell(LIU, number, 100);
        await().untilAsserted(() -> assertThat(notice().state()).isEqualTo(NoticeState.DELIVERED));
        CONTROL.advanceClock(Duration.ofHours(6));

        CONTROL.notices().resend(notice().id());

        assertThat(understood(SHOP.heard("/paid").getLast()).getOutTradeNo()).isEqualTo(number);
    }

    @Test
    void theyAreSignedWithTheKindOfKeyThatIsChosen() {
        CONTROL.keys().signNoticesWith(ForNotices.CERTIFICATE);
        mall.sell(LIU, number, 100);
        await().untilAsserted(() -> assertThat(SHOP.heard("/paid")).hasSize(1));

        assertThat(SHOP.heard("/paid").getFirst().header("Wechatpay-Serial"))
                .isEqualTo(WECHAT.credentials().platformSerial());
        assertThat(MallSdk.withCertificates(WECHAT)
                        .understand(SHOP.heard("/paid").getFirst(), Transaction.class)
                        .getOutTradeNo())
                .isEqualTo(number);
        CONTROL.keys().signNoticesWith(ForNotices.AS_ASKED);
    }

    private Transaction understood(Heard notice) {
        return mall.understand(notice, Transaction.class);
    }

    private NoticeView notice() {
        return CONTROL.notices().list().stream()
                .filter(notice -> notice.subject().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private List<NoticeView> held() {
        return CONTROL.notices().list().stream()
                .filter(notice -> notice.state() == NoticeState.HELD)
                .toList();
    }

    private void awaitAttempts(int count) {
        await().untilAsserted(() -> assertThat(notice().attempts()).hasSizeGreaterThanOrEqualTo(count));
    }

    private static String id(Heard notice) {
        return WireClient.JSON.readTree(notice.body()).path("id").asString();
    }
}
