package mall.promotion.timed;

import static mall.promotion.TeaHouse.basket;
import static mall.promotion.TeaHouse.choosing;
import static mall.promotion.TeaHouse.item;
import static mall.promotion.campaign.editing.Faults.faults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Choice;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.timed.TimedRules.Price;
import mall.testing.MallTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class TimedDiscountTests {

    @Autowired
    TimedDiscount play;

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    SkuId tea = SkuId.next();

    @BeforeEach
    void shelves() {
        tea = house.tea(199_99, 150_00L);
    }

    @Nested
    class ADiscountOfAFifth {

        @BeforeEach
        void begins() {
            run(80);
        }

        @Test
        void isTakenOffEachUnitAndAPartOfAFenIsTheShops() {
            assertThat(house.price(house.member(), item(tea, 2))).isEqualTo(Money.ofFen(2 * 160_00));
        }

        @Test
        void yieldsToAMemberPriceThatIsBetter() {
            var quote = house.quote(basket(house.memberWithPhone(), item(tea, 2)));

            assertThat(quote.payable()).isEqualTo(Money.ofFen(2 * 150_00));
            assertThat(quote.applied())
                    .singleElement()
                    .matches(one -> !one.source().play().equals(TimedDiscount.CODE));
        }

        @Test
        void leavesOtherGoodsAlone() {
            assertThat(house.price(house.member(), item(house.tea(30_00), 1))).isEqualTo(Money.ofFen(30_00));
        }
    }

    @Test
    void aDeeperDiscountGoesBeforeTheMemberPriceAndIsNotAddedToIt() {
        run(50);

        assertThat(house.price(house.memberWithPhone(), item(tea, 1))).isEqualTo(Money.ofFen(100_00));
    }

    @Test
    void aPriceOfItsOwnGoesBeforeThePercentage() {
        var rules = new TimedRules(scope(), 80, List.of(new Price(tea, Money.ofFen(188_00))));
        merchant.run(TimedDiscount.CODE, rules);

        assertThat(house.price(house.member(), item(tea, 1))).isEqualTo(Money.ofFen(188_00));
    }

    @Test
    void aPriceThatIsNoneIsNotRaised() {
        var rules = new TimedRules(scope(), null, List.of(new Price(tea, Money.ofFen(250_00))));
        merchant.run(TimedDiscount.CODE, rules);

        assertThat(house.price(house.member(), item(tea, 1))).isEqualTo(Money.ofFen(199_99));
    }

    @Test
    void aChosenDiscountThatIsOverIsRefused() {
        var campaign = run(80);
        merchant.end(campaign);
        var basket = basket(house.member(), item(tea, 1));

        assertThatThrownBy(() -> house.quote(choosing(basket, new Choice(TimedDiscount.CODE, campaign.toString()))))
                .hasMessageContaining("promotion-not-applicable");
    }

    @Test
    void promisesItsPriceWhereTheGoodsAreShown() {
        var rules = new TimedRules(scope(), 80, List.of());

        assertThat(play.promise(rules, house.snapshot(tea))).contains("限时价 ¥160.00");
        assertThat(play.scope(new TimedRules(Scope.EVERYTHING, null, List.of(new Price(tea, Money.ofFen(1)))))
                        .products())
                .containsExactly(house.product(tea));
    }

    @Nested
    class Rules {

        @Test
        void aPercentageOfNothingOrOfEverythingIsNone() {
            assertThat(faults(() -> draft(0))).containsExactly("/rules/percent Min");
            assertThat(faults(() -> draft(101))).containsExactly("/rules/percent Max");
        }

        @Test
        void sayWhatIsCheaper() {
            assertThat(faults(() -> draft(null))).containsExactly("/rules/percent nothing-off");
        }

        @Test
        void nameVariantsThatAreThereAndEachOnce() {
            var gone = house.tea(10_00);
            house.retire(gone);
            var price = Money.ofFen(9_00);
            var rules = new TimedRules(
                    scope(), null, List.of(new Price(tea, price), new Price(gone, price), new Price(tea, price)));

            assertThat(faults(() -> merchant.draft(TimedDiscount.CODE, merchant.terms(rules))))
                    .containsExactlyInAnyOrder("/rules/prices/1/sku gone", "/rules/prices/2/sku repeated");
        }

        @Test
        void nameProductsThatAreThere() {
            var unknown = new Scope(Set.of(ProductId.next()), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
            var rules = new TimedRules(unknown, 80, List.of(new Price(tea, Money.ZERO)));

            assertThat(faults(() -> merchant.draft(TimedDiscount.CODE, merchant.terms(rules))))
                    .containsExactly("/rules/prices/0/priceFen Min");
            assertThat(faults(() ->
                            merchant.draft(TimedDiscount.CODE, merchant.terms(new TimedRules(unknown, 80, List.of())))))
                    .containsExactly("/rules/scope/products/0 gone");
        }

        void draft(@Nullable Integer percent) {
            merchant.draft(TimedDiscount.CODE, merchant.terms(new TimedRules(scope(), percent, List.of())));
        }
    }

    private CampaignId run(int percent) {
        return merchant.run(TimedDiscount.CODE, new TimedRules(scope(), percent, List.of()));
    }

    private Scope scope() {
        return Scope.of(house.product(tea));
    }
}
