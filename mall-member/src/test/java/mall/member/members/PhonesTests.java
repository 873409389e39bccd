package mall.member.members;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.member.members.Identities.PhoneCodeRefused;
import mall.member.members.MemberEvent.PhoneBound;
import mall.member.members.Phones.PhoneTaken;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MallTest
@RecordApplicationEvents
class PhonesTests {

    @Autowired
    Members members;

    @Autowired
    Phones phones;

    @Autowired
    FrontDoor door;

    @Autowired
    MemberDesk desk;

    @Autowired
    MemberViews views;

    @Autowired
    PretendedWechat wechat;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    final String openid = PretendedWechat.anOpenid();

    @Nested
    class APhone {

        final MemberId member = door.login(openid).member();
        final String number = PretendedWechat.aPhone();

        @Test
        void isShownMaskedAndRestsSealed() {
            assertThat(members.hasPhone(member)).isFalse();

            phones.bind(member, wechat.phoneCode("+86" + number));

            assertThat(views.summary(member).maskedPhone())
                    .isEqualTo(number.substring(0, 3) + "****" + number.substring(7));
            assertThat(desk.revealPhone(member, Actor.shop())).contains(new PhoneNumber(number));
            assertThat(members.hasPhone(member)).isTrue();
            assertThat(jdbc.sql("select m::text from member m where id = :id")
                            .param("id", member.id())
                            .query(String.class)
                            .single())
                    .doesNotContain(number);
            assertThat(events.stream(PhoneBound.class)).hasSize(1);
        }

        @Test
        void mayBeFromElsewhere() {
            var elsewhere = "+8525" + number.substring(1, 8);
            phones.bind(member, wechat.phoneCode(elsewhere));

            assertThat(desk.revealPhone(member, Actor.shop())).contains(new PhoneNumber(elsewhere));
        }

        @Test
        void mayBeReplacedAndIsThenFreeForAnother() {
            phones.bind(member, wechat.phoneCode(number));
            phones.bind(member, wechat.phoneCode(PretendedWechat.aPhone()));

            var another = aStranger();
            phones.bind(another, wechat.phoneCode(number));

            assertThat(desk.revealPhone(another, Actor.shop())).contains(new PhoneNumber(number));
        }

        @Test
        void isOfOneMemberOnly() {
            phones.bind(member, wechat.phoneCode(number));
            var another = aStranger();

            assertThatThrownBy(() -> phones.bind(another, wechat.phoneCode(number)))
                    .isInstanceOf(PhoneTaken.class);

            assertThat(desk.revealPhone(another, Actor.shop())).isEmpty();
        }

        @Test
        void isOfOneMemberOnlyHoweverManyWantItAtOnce() throws Exception {
            var strangers = IntStream.range(0, 8).mapToObj(_ -> aStranger()).toList();
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                var bindings = strangers.stream()
                        .<Callable<Boolean>>map(stranger -> () -> {
                            try {
                                phones.bind(stranger, wechat.phoneCode(number));
                                return true;
                            } catch (PhoneTaken taken) {
                                return false;
                            }
                        })
                        .toList();
                var bound = new ArrayList<Boolean>();
                for (var answer : crowd.invokeAll(bindings, 30, SECONDS)) bound.add(answer.get());

                assertThat(bound).filteredOn(one -> one).hasSize(1);
            }
        }

        @Test
        void isOnlyBoundWithACodeThatWeChatKnows() {
            assertThatThrownBy(() -> phones.bind(member, "made-up")).isInstanceOf(PhoneCodeRefused.class);
        }
    }

    MemberId aStranger() {
        return door.stranger().member();
    }
}
