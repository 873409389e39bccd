package mall.member.messages;

import static mall.member.messages.Subscribers.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mall.domain.kernel.Actor;
import mall.domain.kernel.ShopClock;
import mall.domain.privacy.Privacy;
import mall.member.messages.Consents.Consent;
import mall.member.messages.MessageChannel.Letter;
import mall.member.messages.MessageChannel.Sending;
import mall.member.messages.Subscribers.Subscriber;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/// A message is sent once per cause, while its member allows it and it is not too late.
@MallTest
class MessagesTests {

    @Autowired
    Subscribers subscribers;

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
    Privacy privacy;

    @Autowired
    ShopClock clock;

    @SuppressWarnings("NullAway.Init") // before each test
    Subscriber liu;

    @BeforeEach
    void aSubscriber() {
        liu = subscribers.subscriber();
    }

    @Nested
    class AMessage {

        @BeforeEach
        void isAllowed() {
            consents.grant(liu.member(), List.of(TEMPLATE));
        }

        @Test
        void saysWhatTheTemplateHasRoomFor() {
            tell("first");
            messageClock.sendDue();

            assertThat(channel.to(liu.openid()))
                    .extracting(Letter::page)
                    .containsExactly("pages/order/detail?id=" + liu.order());
            assertThat(channel.to(liu.openid()).getFirst().fields())
                    .containsEntry("character_string1", "2611211234567890")
                    .containsEntry("thing2", "云南古树普洱熟茶饼（勐海发酵，五年干仓…")
                    .containsEntry("amount3", "¥258.00");
            assertThat(states()).containsExactly("SENT");
        }

        @Test
        void isToldOncePerCause() {
            consents.grant(liu.member(), List.of(TEMPLATE));

            tell("first");
            tell("first");
            messageClock.sendDue();
            tell("first");
            messageClock.sendDue();

            assertThat(channel.to(liu.openid())).hasSize(1);
        }

        @Test
        void isNotToldWhenItIsTooLate() {
            tell("first");
            clock.advance(Duration.ofHours(3));

            messageClock.sendDue();

            assertThat(channel.to(liu.openid())).isEmpty();
            assertThat(states()).containsExactly("SKIPPED");
            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, 1));
        }

        @Test
        void thatWeChatSaysWasNotAllowedIsNeverTriedAgainAndEmptiesTheLedger() {
            consents.grant(liu.member(), List.of(TEMPLATE));
            channel.answer(liu.openid(), new Sending.NotAllowed());

            tell("first");
            messageClock.sendDue();
            clock.advance(Duration.ofHours(1));
            messageClock.sendDue();

            assertThat(channel.to(liu.openid())).hasSize(1);
            assertThat(states()).containsExactly("REFUSED");
            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, 0));
        }

        @Test
        void isTriedAgainWhileWeChatIsAway() {
            channel.answer(liu.openid(), new Sending.Later("-1 system busy"), new Sending.Later("timeout"));

            tell("first");
            messageClock.sendDue();
            messageClock.sendDue();
            assertThat(channel.to(liu.openid())).hasSize(1);

            clock.advance(Duration.ofSeconds(30));
            messageClock.sendDue();
            clock.advance(Duration.ofSeconds(60));
            messageClock.sendDue();

            assertThat(channel.to(liu.openid())).hasSize(3);
            assertThat(states()).containsExactly("SENT");
            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, 0));
        }

        @Test
        void isGivenUpWhenWeChatStaysAwayAndGivesItsConsentBack() {
            channel.answer(
                    liu.openid(),
                    Stream.generate(() -> new Sending.Later("away")).limit(20).toArray(Sending[]::new));
            tell("first");

            for (int hour = 0; hour < 20; hour++) {
                messageClock.sendDue();
                clock.advance(Duration.ofMinutes(10));
            }

            assertThat(states()).isSubsetOf("DEAD", "SKIPPED").hasSize(1);
            assertThat(channel.to(liu.openid())).hasSizeBetween(5, MessageDesk.MOST_ATTEMPTS);
            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, 1));
        }

        @Test
        void thatCanNeverBeSentGivesItsConsentBack() {
            channel.answer(liu.openid(), new Sending.Impossible("47003 argument invalid! data.thing2.value"));

            tell("first");
            messageClock.sendDue();
            clock.advance(Duration.ofHours(1));
            messageClock.sendDue();

            assertThat(channel.to(liu.openid())).hasSize(1);
            assertThat(states()).containsExactly("DEAD");
            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, 1));
            assertThat(views.list(MessageState.DEAD, null, 1).items())
                    .singleElement()
                    .satisfies(dead -> {
                        assertThat(dead.member()).isEqualTo(liu.member());
                        assertThat(dead.outcome()).startsWith("47003");
                    });
        }

        @Test
        void whoseSenderDiesIsTriedAgain() {
            tell("first");
            desk.take(100);

            messageClock.sendDue();
            assertThat(channel.to(liu.openid())).isEmpty();
            clock.advance(Duration.ofSeconds(31));
            messageClock.sendDue();

            assertThat(channel.to(liu.openid())).hasSize(1);
            assertThat(states()).containsExactly("SENT");
        }

        @Test
        void isForgottenWithTheMember() {
            tell("first");
            assertThat(String.valueOf(privacy.export(liu.member(), Actor.shop())
                            .sections()
                            .get("messages")))
                    .contains("云南古树普洱熟茶饼", TEMPLATE);

            privacy.erase(liu.member(), new Actor.Member(liu.member()));
            messageClock.sendDue();

            assertThat(channel.to(liu.openid())).isEmpty();
            assertThat(states()).isEmpty();
            assertThat(consents.of(liu.member())).isEmpty();
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

    void tell(String cause) {
        subscribers.tell(liu, cause);
    }

    List<String> states() {
        return subscribers.states(liu);
    }
}
