package mall.promotion.flashsale;

import static mall.promotion.TeaHouse.choosing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Basket;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;
import mall.domain.orders.pricing.StackingMatrix;
import mall.domain.orders.pricing.StackingSettings.Pair;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.coupon.CouponId;
import mall.promotion.coupon.CouponShop;
import mall.promotion.coupon.CouponTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A tea for ¥9.90 in a flash sale, and a buyer with a coupon of ¥5.00.
@CouponTest
class FlashStackingTests {

    @Autowired
    TeaHouse house;

    @Autowired
    CouponShop coupons;

    @Autowired
    Rush rush;

    @Autowired
    StackingMatrix matrix;

    SkuId tea = SkuId.next();
    MemberId liu = MemberId.next();
    CampaignId campaign = CampaignId.next();
    CouponId coupon = CouponId.next();

    @BeforeEach
    void saleAndCoupon() {
        tea = house.tea(50_00);
        liu = house.member();
        campaign = rush.run(Rush.rules(Rush.of(tea, 10, 2)));
        coupon = coupons.holds(liu, CouponShop.off(5_00, 0));
    }

    @AfterEach
    void asUsual() {
        stack(List.of());
    }

    @Test
    void noCouponComesToAFlashLineByItself() {
        assertThat(house.quote(wanting()).payable()).isEqualTo(Rush.PRICE);
    }

    @Test
    void aCouponThatIsChosenForItIsRefused() {
        var refused = catchThrowableOfType(ChoiceNotApplicable.class, () -> house.quote(withCoupon()));

        assertThat(refused.facts())
                .containsEntry("play", "coupon")
                .containsEntry("promotion", coupon.toString())
                .containsEntry("reason", "apart");
    }

    @Test
    void aCouponIsTakenWhereTheMerchantAllowsIt() {
        stack(List.of(new Pair(FlashSale.CODE, "coupon", true)));

        assertThat(house.quote(withCoupon()).payable()).isEqualTo(Money.ofFen(4_90));
    }

    private FlashSession session() {
        return rush.session(campaign);
    }

    private Basket wanting() {
        return Rush.wanting(liu, session(), tea, 1);
    }

    private Basket withCoupon() {
        return choosing(
                wanting(), new Choice(FlashSale.CODE, session().promotion()), new Choice("coupon", coupon.toString()));
    }

    private void stack(List<Pair> pairs) {
        matrix.change(pairs, matrix.now().version(), Merchant.WANG);
    }
}
