package mall.promotion.freefreight;

import static mall.promotion.coupon.CouponShop.basket;
import static mall.promotion.coupon.CouponShop.off;
import static mall.promotion.coupon.CouponShop.terms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import mall.domain.freight.FreightMode;
import mall.domain.freight.FreightRate;
import mall.domain.freight.FreightRules;
import mall.domain.freight.FreightTemplates;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.coupon.Benefit.FreeFreight;
import mall.promotion.coupon.CouponShop;
import mall.promotion.coupon.CouponState;
import mall.promotion.coupon.CouponTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A tea at 100 yuan that travels for 12, and a member who holds a coupon for the freight.
@CouponTest
class FreeFreightOrderTests {

    static final Money FREIGHT = Money.ofFen(12_00);

    @Autowired
    CouponShop shop;

    @Autowired
    Merchant merchant;

    @Autowired
    FreightTemplates freights;

    @Autowired
    JdbcClient jdbc;

    MemberId liu = MemberId.next();
    SkuId tea = SkuId.next();

    @BeforeEach
    void aTeaThatTravels() {
        liu = shop.member();
        tea = shop.tea(100_00);
        var rate = new FreightRate(100, FREIGHT, 10, Money.ZERO, null, null);
        var template =
                freights.create(UUID.randomUUID().toString(), new FreightRules(FreightMode.PIECE, List.of(), rate));
        jdbc.sql("update product set freight_template_id = :template where id = :product")
                .param("template", template.id())
                .param("product", shop.productOf(tea).id())
                .update();
    }

    @Test
    void aCouponPaysTheFreightWhereNoCampaignDoes() {
        shop.holds(liu, terms(new FreeFreight(null), 0, Scope.EVERYTHING));

        assertThat(shop.quote(basket(liu, tea, 1)).payable()).isEqualTo(Money.ofFen(100_00));
    }

    @Test
    void aCouponIsNotSpentOnFreightThatIsFreeAnyway() {
        freeFrom99(null);
        var forFreight = shop.holds(liu, terms(new FreeFreight(null), 0, Scope.EVERYTHING));
        var tenYuan = shop.holds(liu, off(10_00, 0));

        var quote = shop.quote(basket(liu, tea, 1));
        shop.places(basket(liu, tea, 1));

        assertThat(quote.payable()).isEqualTo(Money.ofFen(90_00));
        assertThat(shop.stateOf(forFreight)).isEqualTo(CouponState.AVAILABLE);
        assertThat(shop.stateOf(tenYuan)).isEqualTo(CouponState.LOCKED);
    }

    @Test
    void aCouponPaysTheRestOfTheFreight() {
        freeFrom99(Money.ofFen(8_00));
        shop.holds(liu, terms(new FreeFreight(null), 0, Scope.EVERYTHING));

        var quote = shop.quote(basket(liu, tea, 1));

        assertThat(quote.payable()).isEqualTo(Money.ofFen(100_00));
        assertThat(quote.applied()).hasSize(2);
    }

    @Test
    void aCouponForGoodsNeverCostsTheBuyerHisFreeFreight() {
        freeFrom99(null);
        shop.holds(liu, off(10_00, 0));

        assertThat(shop.quote(basket(liu, tea, 1)).payable()).isEqualTo(Money.ofFen(90_00));
    }

    private void freeFrom99(@Nullable Money most) {
        var only = Scope.of(shop.productOf(tea));
        merchant.run("free-freight", new FreeFreightRules(only, Money.ofFen(99_00), null, most));
    }
}
