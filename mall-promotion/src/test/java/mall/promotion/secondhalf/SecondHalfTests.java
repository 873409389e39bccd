package mall.promotion.secondhalf;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class SecondHalfTests {

    static final SkuSnapshot OOLONG = tea(1, 100_00);
    static final SkuSnapshot JASMINE = tea(2, 60_00);
    static final SkuSnapshot PUER = tea(3, 40_00);

    final SecondHalfRules secondAtHalf = new SecondHalfRules(Scope.EVERYTHING, 2, 50, false);

    @Autowired
    SecondHalf secondHalf;

    @Test
    void theCheaperPieceOfAPairCostsHalf() {
        assertThat(propose(secondAtHalf, item(JASMINE, 1), item(OOLONG, 1)))
                .singleElement()
                .isInstanceOfSatisfying(Off.class, off -> {
                    assertThat(off.amount()).isEqualTo(Money.ofFen(30_00));
                    assertThat(off.lines()).containsExactlyInAnyOrder(1, 2);
                    assertThat(off.words()).isEqualTo("第 2 件半价，共 1 件享优惠");
                });
    }

    @Test
    void pairsAreMadeFromTheDearestDown() {
        assertThat(amount(propose(secondAtHalf, item(PUER, 1), item(OOLONG, 2), item(JASMINE, 1))))
                .isEqualTo(Money.ofFen(50_00 + 20_00));
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,50_00", "3,50_00", "4,100_00", "9999,249950_00"})
    void everySecondPieceOfALineCostsHalf(int pieces, String fen) {
        assertThat(amount(propose(secondAtHalf, item(OOLONG, pieces))))
                .isEqualTo(Money.ofFen(Long.parseLong(fen.replace("_", ""))));
    }

    @Test
    void aLineWithoutAPieceInAPairIsLeftAlone() {
        var off = propose(secondAtHalf, item(OOLONG, 2), item(PUER, 1)).getFirst();

        assertThat(off.lines()).containsExactly(1);
    }

    @Test
    void whoeverHasBegunAPairIsToldWhatCompletesIt() {
        assertThat(propose(secondAtHalf, item(OOLONG, 1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unmet.class, unmet -> assertThat(unmet.words()).isEqualTo("再买 1 件，第 2 件半价"));
        assertThat(propose(secondAtHalf, item(OOLONG, 3))).hasSize(2);
        assertThat(propose(secondAtHalf, item(OOLONG, 2))).hasSize(1);
    }

    @Test
    void itMayBeTheThirdPieceForNothing() {
        var thirdFree = new SecondHalfRules(Scope.EVERYTHING, 3, 0, false);

        assertThat(amount(propose(thirdFree, item(OOLONG, 2), item(PUER, 1)))).isEqualTo(Money.ofFen(40_00));
        assertThat(secondHalf.promise(thirdFree, OOLONG)).contains("第 3 件免费");
    }

    @Test
    void thePairMayHaveToBeOfOneProduct() {
        var same = new SecondHalfRules(Scope.EVERYTHING, 2, 50, true);

        var proposals = propose(same, item(OOLONG, 3), item(PUER, 2), item(JASMINE, 1));

        assertThat(amount(proposals)).isEqualTo(Money.ofFen(50_00 + 20_00));
    }

    @Test
    void halfAFenStaysWithTheShop() {
        assertThat(amount(propose(secondAtHalf, item(tea(4, 33), 2)))).isEqualTo(Money.ofFen(16));
    }

    @Test
    void theOrderOfTheLinesMakesNoDifference() {
        var one = propose(secondAtHalf, item(OOLONG, 1), item(JASMINE, 2), item(PUER, 2));
        var other = propose(secondAtHalf, item(PUER, 2), item(JASMINE, 2), item(OOLONG, 1));

        assertThat(amount(one)).isEqualTo(amount(other));
    }

    private List<Adjustment> propose(SecondHalfRules rules, Item... items) {
        return secondHalf.propose(campaign(rules), quote(items));
    }

    private static Money amount(List<Adjustment> proposals) {
        return proposals.stream()
                .filter(Off.class::isInstance)
                .map(off -> ((Off) off).amount())
                .reduce(Money.ZERO, Money::plus);
    }
}
