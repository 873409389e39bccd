package mall.member.members.interests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.privacy.Privacy;
import mall.member.members.FrontDoor;
import mall.member.members.interests.Favourites.TooManyFavourites;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MallTest
class InterestsTests {

    @Autowired
    Favourites favourites;

    @Autowired
    Footprints footprints;

    @Autowired
    FreshFootprints fresh;

    @Autowired
    FrontDoor door;

    @Autowired
    Privacy privacy;

    @Autowired
    SampleProducts products;

    @Autowired
    JdbcClient jdbc;

    @Nested
    class AFavourite {

        final MemberId member = aMember();
        final ProductId tea = products.onSale("明前西湖龙井");
        final ProductId coffee = products.onSale("冷萃黑咖啡");

        @Test
        void isListedTheNewestFirst() {
            favourites.add(member, tea);
            favourites.add(member, coffee);
            favourites.add(member, tea);

            assertThat(titles(favourites.of(member, null, 10).items())).containsExactly("冷萃黑咖啡", "明前西湖龙井");
            assertThat(favourites.has(member, tea)).isTrue();
            assertThat(favourites.of(aMember(), null, 10).items()).isEmpty();
        }

        @Test
        void isListedPageByPage() {
            favourites.add(member, tea);
            favourites.add(member, coffee);

            var first = favourites.of(member, null, 1);
            var second = favourites.of(member, first.next(), 1);

            assertThat(titles(first.items())).containsExactly("冷萃黑咖啡");
            assertThat(titles(second.items())).containsExactly("明前西湖龙井");
            assertThat(second.next()).isNull();
        }

        @Test
        void isTakenAwayAsOftenAsOneLikes() {
            favourites.add(member, tea);

            favourites.remove(member, tea);
            favourites.remove(member, tea);

            assertThat(favourites.has(member, tea)).isFalse();
        }

        @Test
        void isAProductThatIsThere() {
            assertThatThrownBy(() -> favourites.add(member, ProductId.next())).isInstanceOf(NotFound.class);
        }

        @Test
        void isOneOfFiveHundredAtMost() {
            jdbc.sql("""
                            insert into member_favourite (member_id, product_id, seq, since)
                            select :member, uuidv7(), uuidv7(), now() from generate_series(1, :most)
                            """)
                    .param("member", member.id())
                    .param("most", Favourites.MOST)
                    .update();

            assertThatThrownBy(() -> favourites.add(member, tea)).isInstanceOf(TooManyFavourites.class);
        }
    }

    @Nested
    class AFootprint {

        final MemberId member = aMember();
        final ProductId tea = products.onSale("明前西湖龙井");
        final ProductId coffee = products.onSale("冷萃黑咖啡");

        @Test
        void isKeptOncePerProductTheLastLookFirst() {
            footprints.note(member, tea);
            footprints.note(member, coffee);
            fresh.write();
            footprints.note(member, tea);

            assertThat(titles(footprints.of(member, null, 10).items())).containsExactly("明前西湖龙井", "冷萃黑咖啡");
        }

        @Test
        void goesWhenTwoHundredOthersCameAfterIt() {
            footprints.note(member, tea);
            fresh.write();
            plant(Footprints.MOST);

            footprints.note(member, coffee);
            fresh.write();

            var kept = jdbc.sql("select product_id from member_footprint where member_id = :member")
                    .param("member", member.id())
                    .query(UUID.class)
                    .list();
            assertThat(kept).hasSize(Footprints.MOST).contains(coffee.id()).doesNotContain(tea.id());
        }

        @Test
        void isRemovedWithoutComingBack() {
            footprints.note(member, tea);
            footprints.remove(member, tea);
            footprints.note(member, coffee);
            footprints.removeAll(member);
            fresh.write();

            assertThat(footprints.of(member, null, 10).items()).isEmpty();
        }

        @Test
        void isNotLeftByAMemberWhoLeft() {
            footprints.note(member, tea);
            favourites.add(member, tea);
            assertThat(String.valueOf(
                            privacy.export(member, Actor.shop()).sections().get("interests")))
                    .contains(tea.toString());

            privacy.erase(member, new Actor.Member(member));
            fresh.write();

            assertThat(footprints.of(member, null, 10).items()).isEmpty();
            assertThat(favourites.of(member, null, 10).items()).isEmpty();
        }

        void plant(int count) {
            jdbc.sql("""
                            insert into member_footprint (member_id, product_id, seq, since)
                            select :member, uuidv7(), uuidv7(), now() from generate_series(1, :count)
                            """).param("member", member.id()).param("count", count).update();
        }
    }

    static List<String> titles(List<Interest> interests) {
        return interests.stream().map(interest -> interest.product().title()).toList();
    }

    MemberId aMember() {
        return door.stranger().member();
    }
}
