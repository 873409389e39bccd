package mall.promotion.gap;

import static mall.promotion.TeaHouse.basket;
import static mall.promotion.TeaHouse.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.catalog.ProductCard;
import mall.domain.inventory.Stock;
import mall.domain.inventory.StockCause;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.CampaignKinds;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.editing.Merchant;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/// From 100 yuan 20 off, on five teas; one of 60 lies in the basket.
@MallTest
class GapFillersTests {

    @Autowired
    GapFillers fillers;

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    @Autowired
    Stock stock;

    @Autowired
    CampaignKinds kinds;

    @Autowired
    JsonMapper json;

    final MemberId liu = MemberId.next();
    SkuId inBasket = SkuId.next();
    SkuId dear = SkuId.next();
    SkuId fitting = SkuId.next();
    SkuId nearly = SkuId.next();
    SkuId cheap = SkuId.next();

    @BeforeEach
    void aCampaign() {
        inBasket = house.tea(60_00);
        dear = house.tea(120_00);
        fitting = house.tea(41_00);
        nearly = house.tea(39_99);
        cheap = house.tea(5_00);
        for (var tea : List.of(inBasket, dear, fitting, nearly, cheap)) house.index(tea);
        var scope = Scope.of(List.of(inBasket, dear, fitting, nearly, cheap).stream()
                .map(house::product)
                .toList());
        var rules = """
                {"scope": %s, "measure": "AMOUNT", "repeated": false, "ladder": [{"fromFen": 10000, "offFen": 2000}]}
                """.formatted(json.writeValueAsString(scope));
        merchant.run("reduction", json.readValue(rules, kinds.named("reduction").rules()));
    }

    @Test
    void whatClosesTheGapWithTheLeastTooMuchComesFirst() {
        assertThat(fill(10).products())
                .extracting(ProductCard::skus)
                .containsExactly(List.of(fitting), List.of(dear), List.of(nearly), List.of(cheap));
        assertThat(fill(10).missed().words()).isEqualTo("再买 ¥40.00 可减 ¥20.00");
    }

    @Test
    void whatIsSoldOutIsLeftOut() {
        stock.adjust(fitting, -1_000, "盘亏", new StockCause("test", Ids.next()), Actor.shop());

        assertThat(fill(2).products()).extracting(ProductCard::skus).containsExactly(List.of(dear), List.of(nearly));
    }

    @Test
    void whereNothingIsMissingNothingIsOffered() {
        assertThat(fillers.of(house.quote(basket(liu, item(inBasket, 2))), 10)).isEmpty();
    }

    private Filling fill(int limit) {
        var quote = house.quote(basket(liu, item(inBasket, 1)));
        assertThat(quote.payable()).isEqualTo(Money.ofFen(60_00));
        return fillers.of(quote, limit).getFirst();
    }
}
