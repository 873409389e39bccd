package mall.member.messages;

import static java.util.concurrent.TimeUnit.SECONDS;
import static mall.member.messages.MessageValue.AMOUNT;
import static mall.member.messages.MessageValue.GOODS;
import static mall.member.messages.MessageValue.ORDER_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.ShopClock;
import mall.domain.privacy.Privacy;
import mall.domain.settings.Settings;
import mall.member.members.JoinSource;
import mall.member.members.MemberSessions;
import mall.member.members.PretendedWechat;
import mall.member.messages.Consents.Consent;
import mall.member.messages.Consents.UnknownTemplate;
import mall.member.messages.MessageChannel.Letter;
import mall.member.messages.MessageChannel.Sending;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MallTest
class MessagesTests {

    static final String TEMPLATE = "paid-template-0001";

    @Autowired
    Messages messages;

    @Autowired
    MessageViews views;

    @Autowired
    Consents consents;

    @Autowired
    MessageClock messageClock;

    @Autowired
    MessageDesk desk;

    @Autowired
    PretendedChannel channel;

    @Autowired
    Settings settings;

    @Autowired
    MemberSessions sessions;

    @Autowired
    PretendedWechat wechat;

    @Autowired
    Privacy privacy;

    @Autowired
    Audit audit;

    @Autowired
    ShopClock clock;

    @Autowired
    JdbcClient jdbc;

    final String openid = PretendedWechat.anOpenid();
    final String order = Ids.next().toString();
    MemberId member = MemberId.next();

    @BeforeEach
    void aMemberAndATemplate() {
        member = sessions.login(wechat.loginCode(openid), JoinSource.UNKNOWN).member();
        var template = new MessageTemplate(
                TEMPLATE,
                "pages/order/detail?id={id}",
                Map.of("character_string1", ORDER_NUMBER, "thing2", GOODS, "amount3", AMOUNT));
        var now = settings.current(MessageSettings.class);
        settings.change(new MessageSettings(Map.of(MessagePurpose.PAID, template)), now.version(), Actor.shop());
    }

    @Nested
    class AConsent {

        @Test
        void buysOneMessage() {
            consents.grant(member, List.of(TEMPLATE));

            tell("first");
            tell("second");
            messageClock.sendDue();

            assertThat(channel.to(openid)).hasSize(1);
            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, 0));
        }

        @Test
        void isUsedOnceHoweverManyMessagesWantItAtOnce() throws Exception {
            consents.grant(member, List.of(TEMPLATE));
            Stream.of("a", "b", "c", "d", "e", "f").forEach(MessagesTests.this::tell);
            Callable<Boolean> send = () -> {
                messageClock.sendDue();
                return true;
            };
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer :
                        crowd.invokeAll(Stream.generate(() -> send).limit(6).toList(), 30, SECONDS)) {
                    answer.get();
                }
            }

            assertThat(channel.to(openid)).hasSize(1);
            assertThat(states()).containsOnlyOnce("SENT").contains("SKIPPED");
        }

        @Test
        void addsUpToTwenty() {
            for (int tap = 0; tap < 25; tap++) consents.grant(member, List.of(TEMPLATE));

            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, Consents.MOST_UNUSED));
        }

        @Test
        void isOneThoughTheMiniProgramAndWechatBothTellOfIt() {
            consents.grant(member, List.of(TEMPLATE));
            consents.confirm(member, List.of(TEMPLATE));
            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, 1));

            consents.confirm(member, List.of(TEMPLATE));
            consents.grant(member, List.of(TEMPLATE));

            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, 2));
        }

        @Test
        void countsThoughOnlyOneOfThemTellsOfIt() {
            consents.confirm(member, List.of(TEMPLATE, "another-template"));
            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, 1));

            tell("first");
            messageClock.sendDue();

            assertThat(channel.to(openid)).hasSize(1);
            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, 0));
        }

        @Test
        void countsAgainThoughOneOfThemWasSilentForLong() {
            consents.grant(member, List.of(TEMPLATE));
            tell("first");
            messageClock.sendDue();

            consents.confirm(member, List.of(TEMPLATE));

            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, 1));
        }

        @Test
        void isVoidOnceItIsForbiddenInWechatsSettings() {
            consents.grant(member, List.of(TEMPLATE));
            consents.grant(member, List.of(TEMPLATE));

            consents.revoke(member, List.of(TEMPLATE));

            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, 0));
            consents.grant(member, List.of(TEMPLATE));
            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, 1));
        }

        @Test
        void isForATemplateThatTheShopUses() {
            assertThatThrownBy(() -> consents.grant(member, List.of(TEMPLATE, "another-template")))
                    .isInstanceOf(UnknownTemplate.class);
            assertThat(consents.of(member)).isEmpty();
        }
    }

    @Nested
    class AMessage {

        @BeforeEach
        void isAllowed() {
            consents.grant(member, List.of(TEMPLATE));
        }

        @Test
        void saysWhatTheTemplateHasRoomFor() {
            tell("first");
            messageClock.sendDue();

            assertThat(channel.to(openid)).extracting(Letter::page).containsExactly("pages/order/detail?id=" + order);
            assertThat(channel.to(openid).getFirst().fields())
                    .containsEntry("character_string1", "2611211234567890")
                    .containsEntry("thing2", "云南古树普洱熟茶饼（勐海发酵，五年干仓…")
                    .containsEntry("amount3", "¥258.00");
            assertThat(states()).containsExactly("SENT");
        }

        @Test
        void isToldOncePerCause() {
            consents.grant(member, List.of(TEMPLATE));

            tell("first");
            tell("first");
            messageClock.sendDue();
            tell("first");
            messageClock.sendDue();

            assertThat(channel.to(openid)).hasSize(1);
        }

        @Test
        void isNotToldWhenItIsTooLate() {
            tell("first");
            clock.advance(Duration.ofHours(3));

            messageClock.sendDue();

            assertThat(channel.to(openid)).isEmpty();
            assertThat(states()).containsExactly("SKIPPED");
            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, 1));
        }

        @Test
        void thatWeChatSaysWasNotAllowedIsNeverTriedAgainAndEmptiesTheLedger() {
            consents.grant(member, List.of(TEMPLATE));
            channel.answer(openid, new Sending.NotAllowed());

            tell("first");
            messageClock.sendDue();
            clock.advance(Duration.ofHours(1));
            messageClock.sendDue();

            assertThat(channel.to(openid)).hasSize(1);
            assertThat(states()).containsExactly("REFUSED");
            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, 0));
        }

        @Test
        void isTriedAgainWhileWeChatIsAway() {
            channel.answer(openid, new Sending.Later("-1 system busy"), new Sending.Later("timeout"));

            tell("first");
            messageClock.sendDue();
            messageClock.sendDue();
            assertThat(channel.to(openid)).hasSize(1);

            clock.advance(Duration.ofSeconds(30));
            messageClock.sendDue();
            clock.advance(Duration.ofSeconds(60));
            messageClock.sendDue();

            assertThat(channel.to(openid)).hasSize(3);
            assertThat(states()).containsExactly("SENT");
            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, 0));
        }

        @Test
        void isGivenUpWhenWeChatStaysAwayAndGivesItsConsentBack() {
            channel.answer(
                    openid,
                    Stream.generate(() -> new Sending.Later("away")).limit(20).toArray(Sending[]::new));
            tell("first");

            for (int hour = 0; hour < 20; hour++) {
                messageClock.sendDue();
                clock.advance(Duration.ofMinutes(10));
            }

            assertThat(states()).isSubsetOf("DEAD", "SKIPPED").hasSize(1);
            assertThat(channel.to(openid)).hasSizeBetween(5, MessageDesk.MOST_ATTEMPTS);
            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, 1));
        }

        @Test
        void thatCanNeverBeSentGivesItsConsentBack() {
            channel.answer(openid, new Sending.Impossible("47003 argument invalid! data.thing2.value"));

            tell("first");
            messageClock.sendDue();
            clock.advance(Duration.ofHours(1));
            messageClock.sendDue();

            assertThat(channel.to(openid)).hasSize(1);
            assertThat(states()).containsExactly("DEAD");
            assertThat(consents.of(member)).containsExactly(new Consent(TEMPLATE, 1));
            assertThat(views.list(MessageState.DEAD, null, 1).items())
                    .singleElement()
                    .satisfies(dead -> {
                        assertThat(dead.member()).isEqualTo(member);
                        assertThat(dead.outcome()).startsWith("47003");
                    });
        }

        @Test
        void whoseSenderDiesIsTriedAgain() {
            tell("first");
            desk.take(100);

            messageClock.sendDue();
            assertThat(channel.to(openid)).isEmpty();
            clock.advance(Duration.ofSeconds(31));
            messageClock.sendDue();

            assertThat(channel.to(openid)).hasSize(1);
            assertThat(states()).containsExactly("SENT");
        }

        @Test
        void isForgottenWithTheMember() {
            tell("first");
            assertThat(String.valueOf(
                            privacy.export(member, Actor.shop()).sections().get("messages")))
                    .contains("云南古树普洱熟茶饼", TEMPLATE);

            privacy.erase(member, new Actor.Member(member));
            messageClock.sendDue();

            assertThat(channel.to(openid)).isEmpty();
            assertThat(states()).isEmpty();
            assertThat(consents.of(member)).isEmpty();
        }
    }

    @Nested
    class AFieldOfATemplate {

        @ParameterizedTest
        @CsvSource({
            "thing1, 一二三四五六七八九十一二三四五六七八九十, 一二三四五六七八九十一二三四五六七八九十",
            "thing1, 一二三四五六七八九十一二三四五六七八九十多, 一二三四五六七八九十一二三四五六七八九…",
            "phrase2, 已经发货了哦, 已经发货了",
            "character_string3, 单号 SF-123, SF-123",
            "character_string3, 只有汉字, -",
            "number4, 第 12 件, 12",
            "name5, 一二三四五六七八九十多, 一二三四五六七八九…",
            "thing6, '', -",
            "amount7, ¥12.30, ¥12.30"
        })
        void takesWhatFits(String field, String text, String fitted) {
            assertThat(Fields.fit(field, text)).isEqualTo(fitted);
        }
    }

    @Nested
    class TheAudit {

        @Test
        void seesAMessageThatUsedNoConsent() {
            consents.grant(member, List.of(TEMPLATE));
            tell("first");
            messageClock.sendDue();
            assertThat(violations("message-used-a-consent")).doesNotContain(member.toString());

            jdbc.sql("update message_consent set used = 0 where member_id = :id")
                    .param("id", member.id())
                    .update();

            assertThat(violations("message-used-a-consent")).contains(member.toString());
        }

        @Test
        void seesAMessageThatIsStuck() {
            consents.grant(member, List.of(TEMPLATE));
            tell("first");
            var id = jdbc.sql("select id::text from message where member_id = :id")
                    .param("id", member.id())
                    .query(String.class)
                    .single();
            assertThat(violations("message-is-not-stuck")).doesNotContain(id);

            clock.advance(Duration.ofMinutes(7));

            assertThat(violations("message-is-not-stuck")).contains(id);
        }

        List<String> violations(String check) {
            return audit.run().findings().stream()
                    .filter(result -> result.check().equals(check) && result.failure() == null)
                    .flatMap(result -> result.violations().stream())
                    .map(AuditReport.Violation::subject)
                    .toList();
        }
    }

    void tell(String cause) {
        messages.tell(new Notice(
                MessagePurpose.PAID,
                member,
                order + "/" + cause,
                order,
                Map.of(ORDER_NUMBER, "2611211234567890", GOODS, "云南古树普洱熟茶饼（勐海发酵，五年干仓）三饼装", AMOUNT, "¥258.00"),
                clock.instant().plus(Duration.ofHours(2))));
    }

    List<String> states() {
        return jdbc.sql("select state from message where member_id = :id")
                .param("id", member.id())
                .query(String.class)
                .list();
    }
}
