package mall.member.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.ShopClock;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.RecordApplicationEvents;

@MallTest
@RecordApplicationEvents
class MemberSearchTests {

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
    ShopClock clock;

    final String openid = PretendedWechat.anOpenid();

    @Nested
    class ASearch {

        final MemberId member = door.login(openid).member();
        final String number = PretendedWechat.aPhone();

        @Test
        void findsByWholePhoneAndByItsLastFourDigits() {
            phones.bind(member, wechat.phoneCode(number));

            assertThat(search(byPhone(number))).containsExactly(member);
            assertThat(search(byPhone("+86 " + number))).containsExactly(member);
            assertThat(search(byPhone(number.substring(7)))).contains(member);
            assertThat(search(byPhone("19999999999"))).isEmpty();
        }

        @Test
        void findsByTheBeginningOfANickname() {
            var name = "林_%" + openid.substring(1, 12);
            members.introduce(member, new Profile(name, null, null, null));

            assertThat(search(new MemberSearch(null, name.substring(0, 8), null, null, null)))
                    .containsExactly(member);
            assertThat(search(new MemberSearch(null, "林__" + openid.substring(1, 12), null, null, null)))
                    .isEmpty();
        }

        @Test
        void pagesFromTheNewestOn() {
            clock.advance(Duration.ofDays(400));
            var from = clock.instant();
            var joined = IntStream.range(0, 5).mapToObj(_ -> aStranger()).toList();
            var search = new MemberSearch(null, null, Member.State.ACTIVE, from, null);

            var first = views.search(search, null, 3);
            var second = views.search(search, first.next(), 3);

            assertThat(first.items())
                    .extracting(MemberSummary::id)
                    .containsExactlyElementsOf(joined.reversed().subList(0, 3));
            assertThat(second.items())
                    .extracting(MemberSummary::id)
                    .containsExactlyElementsOf(joined.reversed().subList(3, 5));
            assertThat(second.next()).isNull();
        }

        @Test
        void findsTheBlocked() {
            clock.advance(Duration.ofDays(400));
            var from = clock.instant();
            var blocked = aStranger();
            aStranger();
            desk.block(blocked, "刷单", Actor.shop());

            assertThat(search(new MemberSearch(null, null, Member.State.BLOCKED, from, null)))
                    .containsExactly(blocked);
        }

        List<MemberId> search(MemberSearch search) {
            return views.search(search, null, 20).items().stream()
                    .map(MemberSummary::id)
                    .toList();
        }

        MemberSearch byPhone(String phone) {
            return new MemberSearch(phone, null, null, null, null);
        }
    }

    MemberId aStranger() {
        return door.stranger().member();
    }
}
