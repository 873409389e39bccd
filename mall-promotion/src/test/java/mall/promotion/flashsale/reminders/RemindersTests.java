package mall.promotion.flashsale.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.ShopClock;
import mall.domain.settings.Settings;
import mall.member.messages.Consents;
import mall.member.messages.MessagePurpose;
import mall.member.messages.MessageSettings;
import mall.member.messages.MessageTemplate;
import mall.member.messages.MessageValue;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.flashsale.FlashSession;
import mall.promotion.flashsale.Rush;
import mall.promotion.flashsale.SessionId;
import mall.testing.MallTest;
import mall.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/// A session that opens in an hour.
@MallTest
class RemindersTests {

    static final String TEMPLATE = "sale-opens-template-0001";

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    @Autowired
    Rush rush;

    @Autowired
    Reminders reminders;

    @Autowired
    ReminderClock reminderClock;

    @Autowired
    ReminderData data;

    @Autowired
    Consents consents;

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ShopClock clock;

    @Autowired
    ConfigurableTransactionManager manager;

    Duration moved = Duration.ZERO;
    MemberId liu = MemberId.next();
    SessionId session = SessionId.next();

    @BeforeEach
    void saleAndTemplate() {
        var template = new MessageTemplate(
                TEMPLATE,
                "pages/session?id={id}",
                Map.of("thing1", MessageValue.GOODS, "amount2", MessageValue.AMOUNT, "time3", MessageValue.TIME));
        settings.change(
                new MessageSettings(Map.of(MessagePurpose.SALE_OPENS, template)),
                settings.current(MessageSettings.class).version(),
                Actor.shop());
        liu = house.member();
        session = sale().id();
    }

    @AfterEach
    void now() {
        clock.advance(moved.negated());
    }

    @Test
    void whoeverAskedIsToldOnceSomeMinutesBefore() {
        consents.grant(liu, List.of(TEMPLATE));
        consents.grant(liu, List.of(TEMPLATE));
        reminders.ask(session, liu);
        reminders.ask(session, liu);
        assertThat(reminders.isAsked(session, liu)).isTrue();

        later(Duration.ofMinutes(54));
        reminderClock.remind();
        assertThat(told(liu)).isZero();

        later(Duration.ofMinutes(2));
        Race.of(8, _ -> reminderClock.remind());
        assertThat(told(liu)).isEqualTo(1);
        assertThat(jdbc.sql("select page || ' ' || (fields ->> 'amount2') from message where member_id = :id")
                        .param("id", liu.id())
                        .query(String.class)
                        .single())
                .isEqualTo("pages/session?id=%s ¥9.90".formatted(session));
    }

    @Test
    void whoeverTookItBackIsNotTold() {
        consents.grant(liu, List.of(TEMPLATE));
        reminders.ask(session, liu);
        reminders.takeBack(session, liu);
        reminders.takeBack(session, liu);
        assertThat(reminders.isAsked(session, liu)).isFalse();

        later(Duration.ofMinutes(56));
        reminderClock.remind();

        assertThat(told(liu)).isZero();
    }

    @Test
    void nobodyIsToldOfAPausedSaleUntilItGoesOn() {
        consents.grant(liu, List.of(TEMPLATE));
        var sale = sale();
        reminders.ask(sale.id(), liu);
        merchant.pause(sale.campaign());
        later(Duration.ofMinutes(56));
        reminderClock.remind();
        assertThat(told(liu)).isZero();

        merchant.resume(sale.campaign());
        reminderClock.remind();

        assertThat(told(liu)).isEqualTo(1);
    }

    @Test
    void itIsTooLateOnceTheSessionIsOpen() {
        later(Duration.ofMinutes(61));

        assertThatThrownBy(() -> reminders.ask(session, liu)).isInstanceOf(TooLateToRemind.class);
        assertThatThrownBy(() -> reminders.ask(SessionId.next(), liu)).isInstanceOf(NotFound.class);
    }

    @Test
    void aLookAtWhatIsKnownCostsNoTransaction() {
        reminders.ask(session, liu);
        reminders.isAsked(session, liu);
        var me = Thread.currentThread();
        var begun = new AtomicInteger();
        manager.addListener(new TransactionExecutionListener() {
            @Override
            public void beforeBegin(TransactionExecution transaction) {
                if (Thread.currentThread().equals(me)) begun.incrementAndGet();
            }
        });

        assertThat(reminders.isAsked(session, liu)).isTrue();

        assertThat(begun).hasValue(0);
    }

    @Test
    void whoeverLeavesIsForgotten() {
        reminders.ask(session, liu);
        assertThat(data.export(liu)).asInstanceOf(LIST).hasSize(1);

        data.erase(liu, clock.instant());

        assertThat(data.export(liu)).asInstanceOf(LIST).isEmpty();
    }

    private FlashSession sale() {
        var opens = clock.instant().plus(Duration.ofHours(1));
        return rush.sell(house.tea(50_00), new Period(opens, opens.plus(Duration.ofHours(1))));
    }

    private void later(Duration by) {
        moved = moved.plus(by);
        clock.advance(by);
    }

    private long told(MemberId member) {
        return jdbc.sql("select count(*) from message where member_id = :id")
                .param("id", member.id())
                .query(Long.class)
                .single();
    }
}
