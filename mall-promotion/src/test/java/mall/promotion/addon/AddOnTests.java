package mall.promotion.addon;

import static mall.promotion.Baskets.campaign;
import static mall.promotion.Baskets.item;
import static mall.promotion.Baskets.quote;
import static mall.promotion.Baskets.tea;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Gap;
import mall.promotion.Baskets.Item;
import mall.promotion.TeaHouse;
import mall.promotion.addon.AddOnRules.Extra;
import mall.promotion.campaign.Scope;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class AddOnTests {

    static final SkuSnapshot OOLONG = tea(1, 60_00);
    static final SkuSnapshot CUP = tea(2, 30_00);
    static final SkuSnapshot SPOON = tea(3, 12_00);

    final AddOnRules rules = new AddOnRules(
            Scope.EVERYTHING,
            Money.ofFen(100_00),
            List.of(new Extra(CUP.id(), Money.ofFen(9_90)), new Extra(SPOON.id(), Money.ofFen(1_00))),
            2);

    @Autowired
    AddOn addOn;

    @Autowired
    TeaHouse house;

    @Test
    void extrasCostLessForWhoeverBuysEnough() {
        assertThat(propose(item(OOLONG, 2), item(CUP, 1))).singleElement().isInstanceOfSatisfying(Off.class, off -> {
            assertThat(off.amount()).isEqualTo(Money.ofFen(20_10));
            assertThat(off.lines()).containsExactly(2);
        });
    }

    @Test
    void theyAreLimitedAndTheBestComeFirst() {
        var proposals = propose(item(OOLONG, 2), item(SPOON, 3), item(CUP, 1));

        assertThat(proposals)
                .extracting(one -> ((Off) one).amount())
                .containsExactly(Money.ofFen(20_10), Money.ofFen(11_00));
    }

    @Test
    void theyDoNotCountForTheThreshold() {
        var cup = house.snapshot(house.tea(30_00));

        assertThat(addOn.propose(campaign(extras(cup)), quote(item(OOLONG, 1), item(cup, 5))))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unmet.class, unmet -> assertThat(unmet.gap()).isEqualTo(Gap.of(Money.ofFen(40_00))));
    }

    @Test
    void whoeverCouldHaveOneIsToldOfTheFirstThatIsForSale() {
        var spoon = house.snapshot(house.tea(12_00));

        assertThat(addOn.propose(campaign(extras(CUP, spoon)), quote(item(OOLONG, 2))))
                .singleElement()
                .isInstanceOfSatisfying(Unmet.class, unmet -> {
                    assertThat(unmet.reason()).isEqualTo("available");
                    assertThat(unmet.words()).isEqualTo("可换购「%s」¥9.90".formatted(spoon.title()));
                });
    }

    @Test
    void nobodyIsToldOfExtrasThatAreNotForSale() {
        assertThat(propose(item(OOLONG, 1))).isEmpty();
        assertThat(propose(item(OOLONG, 2))).isEmpty();
    }

    @Test
    void extrasAloneEarnNothing() {
        assertThat(propose(item(CUP, 9))).isEmpty();
    }

    private static AddOnRules extras(SkuSnapshot... skus) {
        var extras = Arrays.stream(skus)
                .map(sku -> new Extra(sku.id(), Money.ofFen(9_90)))
                .toList();
        return new AddOnRules(Scope.EVERYTHING, Money.ofFen(100_00), extras, 2);
    }

    private List<Adjustment> propose(Item... items) {
        return addOn.propose(campaign(rules), quote(items));
    }
}
