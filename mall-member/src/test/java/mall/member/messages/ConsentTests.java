package mall.member.messages;

import static java.util.concurrent.TimeUnit.SECONDS;
import static mall.member.messages.Subscribers.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mall.member.messages.Consents.Consent;
import mall.member.messages.Consents.UnknownTemplate;
import mall.member.messages.Subscribers.Subscriber;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What members allow: so many messages, counted once however they were told of.
@MallTest
class ConsentTests {

    @Autowired
    Subscribers subscribers;

    @Autowired
    Consents consents;

    @Autowired
    MessageClock messageClock;

    @Autowired
    PretendedChannel channel;

    @SuppressWarnings("NullAway.Init") // before each test
    Subscriber liu;

    @BeforeEach
    void aSubscriber() {
        liu = subscribers.subscriber();
    }

    @Nested
    class AConsent {

        @Test
        void buysOneMessage() {
            consents.grant(liu.member(), List.of(TEMPLATE));

            tell("first");
            tell("second");
            messageClock.sendDue();

            assertThat(channel.to(liu.openid())).hasSize(1);
            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, 0));
        }

        @Test
        void isUsedOnceHoweverManyMessagesWantItAtOnce() throws Exception {
            consents.grant(liu.member(), List.of(TEMPLATE));
            Stream.of("a", "b", "c", "d", "e", "f").forEach(ConsentTests.this::tell);
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

            assertThat(channel.to(liu.openid())).hasSize(1);
            assertThat(states()).containsOnlyOnce("SENT").contains("SKIPPED");
        }

        @Test
        void addsUpToTwenty() {
            for (int tap = 0; tap < 25; tap++) consents.grant(liu.member(), List.of(TEMPLATE));

            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, Consents.MOST_UNUSED));
        }

        @Test
        void isOneThoughTheMiniProgramAndWechatBothTellOfIt() {
            consents.grant(liu.member(), List.of(TEMPLATE));
            consents.confirm(liu.member(), List.of(TEMPLATE));
            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, 1));

            consents.confirm(liu.member(), List.of(TEMPLATE));
            consents.grant(liu.member(), List.of(TEMPLATE));

            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, 2));
        }

        @Test
        void countsThoughOnlyOneOfThemTellsOfIt() {
            consents.confirm(liu.member(), List.of(TEMPLATE, "another-template"));
            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, 1));

            tell("first");
            messageClock.sendDue();

            assertThat(channel.to(liu.openid())).hasSize(1);
            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, 0));
        }

        @Test
        void countsAgainThoughOneOfThemWasSilentForLong() {
            consents.grant(liu.member(), List.of(TEMPLATE));
            tell("first");
            messageClock.sendDue();

            consents.confirm(liu.member(), List.of(TEMPLATE));

            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, 1));
        }

        @Test
        void isVoidOnceItIsForbiddenInWechatsSettings() {
            consents.grant(liu.member(), List.of(TEMPLATE));
            consents.grant(liu.member(), List.of(TEMPLATE));

            consents.revoke(liu.member(), List.of(TEMPLATE));

            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, 0));
            consents.grant(liu.member(), List.of(TEMPLATE));
            assertThat(consents.of(liu.member())).containsExactly(new Consent(TEMPLATE, 1));
        }

        @Test
        void isForATemplateThatTheShopUses() {
            assertThatThrownBy(() -> consents.grant(liu.member(), List.of(TEMPLATE, "another-template")))
                    .isInstanceOf(UnknownTemplate.class);
            assertThat(consents.of(liu.member())).isEmpty();
        }
    }

    void tell(String cause) {
        subscribers.tell(liu, cause);
    }

    List<String> states() {
        return subscribers.states(liu);
    }
}
