package mall.promotion.campaign.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import mall.domain.catalog.ProductCard;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.ShopCalendar;
import mall.domain.kernel.SkuId;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.Slots;
import mall.promotion.campaign.Slots.Slot;
import mall.promotion.campaign.Tasting;
import mall.promotion.campaign.editing.CampaignDraft;
import mall.promotion.campaign.editing.Merchant;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class CampaignBoardTests {

    @Autowired
    CampaignBoard board;

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    @Autowired
    Clock clock;

    SkuId tea = SkuId.next();

    @BeforeEach
    void shelves() {
        tea = house.tea(50_00);
    }

    @Test
    void aProductSaysWhatIsPromisedForIt() {
        var campaign = run(Slots.ALL_DAY);

        assertThat(board.promises(house.product(tea))).singleElement().satisfies(promise -> {
            assertThat(promise.words()).isEqualTo("立减 ¥5.00");
            assertThat(promise.poster().campaign()).isEqualTo(campaign);
            assertThat(promise.poster().audience()).isEqualTo("所有人");
        });
        assertThat(board.promises(house.product(house.tea(10_00)))).isEmpty();
    }

    @Test
    void aDraftIsNobodysAndWhatIsOverIsGone() {
        var draft = merchant.draft(Tasting.CODE, merchant.terms(rules()));
        var ended = run(Slots.ALL_DAY);
        assertThat(board.open()).extracting(Poster::campaign).contains(ended).doesNotContain(draft);

        merchant.end(ended);

        assertThatThrownBy(() -> board.require(draft)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> board.require(ended)).isInstanceOf(NotFound.class);
    }

    @Test
    void betweenItsSlotsACampaignSaysWhenItOpens() {
        var now = clock.instant().atZone(ShopCalendar.ZONE).toLocalTime();
        var later = new Slots(List.of(new Slot(now.plusHours(2), now.plusHours(3))));
        var campaign = run(later);

        var poster = board.require(campaign);

        assertThat(poster.isOpen()).isFalse();
        assertThat(Duration.between(clock.instant(), poster.window().from()))
                .isBetween(Duration.ofMinutes(119), Duration.ofMinutes(120));
        assertThat(board.open()).extracting(Poster::campaign).doesNotContain(campaign);
    }

    @Test
    void itsPageShowsItsProductsPageByPage() {
        var other = house.tea(60_00);
        house.index(tea);
        house.index(other);
        var both = new Scope(
                Set.of(house.product(tea), house.product(other)), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
        var campaign = merchant.run(Tasting.CODE, new Tasting.Rules(both, Money.ofFen(5_00)));

        var first = board.products(campaign, null, 1);
        var second = board.products(campaign, first.next(), 1);

        assertThat(first.items()).hasSize(1);
        assertThat(second.next()).isNull();
        assertThat(List.of(first.items().getFirst(), second.items().getFirst()))
                .extracting(ProductCard::id)
                .containsExactlyInAnyOrder(house.product(tea), house.product(other));
    }

    private CampaignId run(Slots slots) {
        return merchant.run(
                Tasting.CODE,
                new CampaignDraft("秋茶", merchant.today(), slots, Audience.EVERYONE, Limits.NONE, rules()));
    }

    private Tasting.Rules rules() {
        return new Tasting.Rules(Scope.of(house.product(tea)), Money.ofFen(5_00));
    }
}
