package mall.promotion.newcomer;

import static mall.promotion.Baskets.campaign;
import static mall.promotion.Baskets.faults;
import static mall.promotion.Baskets.item;
import static mall.promotion.Baskets.quote;
import static mall.promotion.Baskets.tea;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.promotion.campaign.Problems;
import mall.promotion.newcomer.NewcomerRules.Price;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class NewcomerPriceTests {

    static final SkuSnapshot OOLONG = tea(1, 60_00);
    static final SkuSnapshot CUP = tea(2, 5_00);

    final NewcomerRules rules = new NewcomerRules(
            List.of(new Price(OOLONG.id(), Money.ofFen(9_90), 1), new Price(CUP.id(), Money.ofFen(6_00), 1)));

    @Autowired
    NewcomerPrice newcomerPrice;

    @Test
    void soManyUnitsHaveThePrice() {
        assertThat(newcomerPrice.propose(campaign(rules), quote(item(OOLONG, 3))))
                .singleElement()
                .isInstanceOfSatisfying(Off.class, off -> {
                    assertThat(off.amount()).isEqualTo(Money.ofFen(50_10));
                    assertThat(off.words()).isEqualTo("新人价 ¥9.90，1 件");
                });
    }

    @Test
    void aPriceThatIsNotLowerIsNone() {
        assertThat(newcomerPrice.propose(campaign(rules), quote(item(CUP, 1)))).isEmpty();
    }

    @Test
    void rulesNameEachVariantOnceAndOnlyWhatIsThere() {
        var problems = new Problems();
        var price = new Price(OOLONG.id(), Money.ofFen(1), 1);

        newcomerPrice.check(new NewcomerRules(List.of(price, price)), problems);

        assertThat(faults(problems))
                .containsExactly("/prices/1/sku repeated", "/prices/0/sku gone", "/prices/1/sku gone");
    }
}
