package mall.promotion.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.OrderId;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Applied.Share;
import mall.domain.orders.pricing.Deduction.TakeBack;
import mall.domain.orders.pricing.RefundQuote;
import mall.domain.orders.pricing.Source;
import mall.promotion.campaign.Scope;
import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.CouponTerms.FullRefund;
import mall.promotion.coupon.CouponTerms.PartialRefund;
import mall.promotion.coupon.Validity.DaysAfterClaim;
import org.junit.jupiter.api.Test;

/// Three teas at ¥100 each, ¥60 off from ¥200: each was paid with ¥80.
class ShortfallTests {

    private static final Applied COUPON = new Applied(
            new Source("coupon", CouponId.next().toString(), "茶友券"), List.of(new Share(1, Money.ofFen(-60_00))));

    @Test
    void aRefundThatStaysAboveTheThresholdTakesNothingBack() {
        assertThat(Shortfall.of(terms(PartialRefund.TAKE_BACK), COUPON, refund(0, 1)))
                .isEmpty();
    }

    @Test
    void belowItWhatTheKeptTeaWasGivenOffIsDue() {
        assertThat(Shortfall.of(terms(PartialRefund.TAKE_BACK), COUPON, refund(1, 1)))
                .containsExactly(new TakeBack(COUPON.source(), Money.ofFen(20_00)));
    }

    @Test
    void nothingIsDueAnyMoreWhenThatTeaComesBackToo() {
        assertThat(Shortfall.of(terms(PartialRefund.TAKE_BACK), COUPON, refund(2, 1)))
                .isEmpty();
    }

    @Test
    void whoGivesEverythingBackLosesNothing() {
        assertThat(Shortfall.of(terms(PartialRefund.TAKE_BACK), COUPON, refund(0, 3)))
                .isEmpty();
    }

    @Test
    void aCouponThatOnlySharesTakesNothingBack() {
        assertThat(Shortfall.of(terms(PartialRefund.SHARE), COUPON, refund(1, 1)))
                .isEmpty();
    }

    private static CouponTerms terms(PartialRefund policy) {
        return new CouponTerms(
                new AmountOff(Money.ofFen(60_00)),
                Money.ofFen(200_00),
                0,
                Scope.EVERYTHING,
                new DaysAfterClaim(0, 7),
                policy,
                FullRefund.RETURN);
    }

    private static RefundQuote refund(int before, int now) {
        var line = new RefundQuote.Line(
                1,
                SkuId.next(),
                false,
                3,
                Money.ofFen(300_00),
                Money.ofFen(240_00),
                before,
                now,
                Money.ofFen(80_00L * now));
        return new RefundQuote(OrderId.next(), MemberId.next(), List.of(COUPON), List.of(line));
    }
}
