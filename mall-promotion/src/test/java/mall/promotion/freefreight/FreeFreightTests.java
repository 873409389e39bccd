package mall.promotion.freefreight;

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
import mall.domain.orders.pricing.Adjustment.FreightOff;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class FreeFreightTests {

    static final SkuSnapshot OOLONG = tea(1, 100_00);
    static final Money TEN_YUAN = Money.ofFen(10_00);

    final FreeFreightRules from99 = new FreeFreightRules(Scope.EVERYTHING, Money.ofFen(99_00), null, null);

    @Autowired
    FreeFreight freeFreight;

    @Test
    void whoeverBuysEnoughPaysNone() {
        assertThat(propose(from99, TEN_YUAN, 100_00)).singleElement().isInstanceOfSatisfying(FreightOff.class, off -> {
            assertThat(off.amount()).isEqualTo(TEN_YUAN);
            assertThat(off.words()).isEqualTo("已满 ¥99.00 包邮");
        });
    }

    @Test
    void whoeverDoesNotIsToldWhatIsMissing() {
        assertThat(propose(from99, TEN_YUAN, 98_99))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unmet.class, unmet -> assertThat(unmet.words()).isEqualTo("再买 ¥0.01 包邮"));
    }

    @Test
    void itMayPayAPartAndAskForPieces() {
        var rules = new FreeFreightRules(Scope.EVERYTHING, null, 2, Money.ofFen(6_00));

        assertThat(freeFreight.propose(campaign(rules), quote(TEN_YUAN, List.of(), item(OOLONG, 2))))
                .singleElement()
                .isInstanceOfSatisfying(
                        FreightOff.class, off -> assertThat(off.amount()).isEqualTo(Money.ofFen(6_00)));
        assertThat(freeFreight.promise(rules, OOLONG)).contains("满 2 件 减运费 ¥6.00");
    }

    @Test
    void whereThereIsNoFreightItSaysNothing() {
        assertThat(propose(from99, Money.ZERO, 100_00)).isEmpty();
    }

    @Test
    void itAsksForOneThing() {
        var problems = new Problems();

        freeFreight.check(new FreeFreightRules(Scope.EVERYTHING, Money.ofFen(99_00), 2, null), problems);

        assertThat(faults(problems)).containsExactly("/fromFen one-of-two");
    }

    private List<Adjustment> propose(FreeFreightRules rules, Money freight, long fen) {
        return freeFreight.propose(campaign(rules), quote(freight, List.of(), item(tea(2, fen), 1)));
    }
}
