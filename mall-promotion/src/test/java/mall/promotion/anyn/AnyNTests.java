package mall.promotion.anyn;

import static mall.promotion.Baskets.campaign;
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
import mall.promotion.Baskets.Item;
import mall.promotion.campaign.Scope;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class AnyNTests {

    static final SkuSnapshot OOLONG = tea(1, 60_00);
    static final SkuSnapshot JASMINE = tea(2, 50_00);
    static final SkuSnapshot CUP = tea(3, 20_00);

    final AnyNRules threeFor99 = new AnyNRules(Scope.EVERYTHING, 3, Money.ofFen(99_00), 10);

    @Autowired
    AnyN anyN;

    @Test
    void soManyPiecesCostThePrice() {
        assertThat(propose(threeFor99, item(OOLONG, 1), item(JASMINE, 2)))
                .singleElement()
                .isInstanceOfSatisfying(Off.class, off -> {
                    assertThat(off.amount()).isEqualTo(Money.ofFen(61_00));
                    assertThat(off.words()).isEqualTo("¥99.00 任选 3 件 × 1 组");
                });
    }

    @Test
    void theDearestAreCountedAndTheRestCostsWhatItCosts() {
        var proposals = propose(threeFor99, item(CUP, 1), item(OOLONG, 3));

        assertThat(((Off) proposals.getFirst()).amount()).isEqualTo(Money.ofFen(81_00));
        assertThat(proposals.getFirst().lines()).containsExactly(2);
        assertThat(proposals.getLast())
                .isInstanceOfSatisfying(
                        Unmet.class, unmet -> assertThat(unmet.words()).isEqualTo("再选 2 件，¥99.00 任选 3 件"));
    }

    @Test
    void aGroupThatWouldCostMoreIsNotMade() {
        assertThat(propose(threeFor99, item(CUP, 3))).isEmpty();
        assertThat(((Off) propose(threeFor99, item(OOLONG, 3), item(CUP, 3)).getFirst()).amount())
                .isEqualTo(Money.ofFen(81_00));
    }

    @Test
    void anOrderHasNoMoreGroupsThanAllowed() {
        var once = new AnyNRules(Scope.EVERYTHING, 3, Money.ofFen(99_00), 1);

        assertThat(propose(once, item(OOLONG, 7)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Off.class, off -> assertThat(off.amount()).isEqualTo(Money.ofFen(81_00)));
    }

    private List<Adjustment> propose(AnyNRules rules, Item... items) {
        return anyN.propose(campaign(rules), quote(items));
    }
}
