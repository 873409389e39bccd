package mall.promotion.bundle;

import static mall.promotion.Baskets.campaign;
import static mall.promotion.Baskets.faults;
import static mall.promotion.Baskets.item;
import static mall.promotion.Baskets.quote;
import static mall.promotion.Baskets.tea;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Gap;
import mall.promotion.Baskets.Item;
import mall.promotion.TeaHouse;
import mall.promotion.bundle.BundleRules.Part;
import mall.promotion.campaign.Problems;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class BundleTests {

    static final SkuSnapshot POT = tea(1, 100_00);
    static final SkuSnapshot CUP = tea(2, 20_00);

    /// A pot and two cups, 140 yuan by themselves.
    final BundleRules teaSet =
            new BundleRules(List.of(new Part(POT.id(), 1), new Part(CUP.id(), 2)), Money.ofFen(120_00), 2);

    @Autowired
    Bundle bundle;

    @Autowired
    TeaHouse house;

    @Test
    void aWholeSetCostsThePriceOfTheSet() {
        assertThat(propose(teaSet, item(CUP, 2), item(POT, 1)))
                .singleElement()
                .isInstanceOfSatisfying(Off.class, off -> {
                    assertThat(off.amount()).isEqualTo(Money.ofFen(20_00));
                    assertThat(off.lines()).containsExactlyInAnyOrder(1, 2);
                    assertThat(off.words()).isEqualTo("套餐价 ¥120.00 × 1 套");
                });
    }

    @Test
    void whatIsLeftOverCostsWhatItCostsAndSetsAreLimited() {
        assertThat(amount(propose(teaSet, item(POT, 3), item(CUP, 5)))).isEqualTo(Money.ofFen(40_00));
        assertThat(amount(propose(teaSet, item(POT, 9), item(CUP, 18)))).isEqualTo(Money.ofFen(40_00));
    }

    @Test
    void whoeverHasBegunASetIsToldWhatItWouldCostAndHowManyPiecesAreMissing() {
        var pot = house.snapshot(house.tea(100_00));
        var cup = house.snapshot(house.tea(20_00));
        var set = new BundleRules(List.of(new Part(pot.id(), 1), new Part(cup.id(), 3)), Money.ofFen(120_00), 2);

        assertThat(propose(set, item(pot, 1), item(cup, 1)))
                .singleElement()
                .isInstanceOfSatisfying(Unmet.class, unmet -> {
                    assertThat(unmet.words())
                            .contains(cup.title(), "套餐价 ¥120.00")
                            .doesNotContain(pot.title());
                    assertThat(unmet.gap()).isEqualTo(Gap.ofPieces(2));
                });
        assertThat(propose(set, item(tea(3, 5_00), 1))).isEmpty();
    }

    @Test
    void nobodyIsToldOfASetThatCannotBeCompleted() {
        assertThat(propose(teaSet, item(POT, 1))).isEmpty();
    }

    @Test
    void aSetThatIsNoCheaperIsNone() {
        var dear = new BundleRules(teaSet.parts(), Money.ofFen(140_00), 1);

        assertThat(propose(dear, item(POT, 1), item(CUP, 2))).isEmpty();
    }

    @Test
    void rulesNameEachVariantOnceAndOnlyWhatIsThere() {
        var problems = new Problems();

        bundle.check(
                new BundleRules(List.of(new Part(POT.id(), 1), new Part(POT.id(), 1)), Money.ofFen(1), 1), problems);

        assertThat(faults(problems)).containsExactly("/parts/1/sku repeated", "/parts/0/sku gone", "/parts/1/sku gone");
    }

    private List<Adjustment> propose(BundleRules rules, Item... items) {
        return bundle.propose(campaign(rules), quote(items));
    }

    private static Money amount(List<Adjustment> proposals) {
        return ((Off) proposals.getFirst()).amount();
    }
}
