package mall.domain.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Deduction.TakeBack;
import mall.domain.orders.pricing.Source;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What refunds of one order bear for what its buyer keeps. Whatever is left of a refund has come
/// back.
class WithheldTests {

    static final Source COUPON = new Source("coupon", "1", "满100减20");
    static final Source GIFT = new Source("gift", "2", "满200赠杯");

    final List<OrderRefund> refunds = new ArrayList<>();

    /// Two teas at ¥60, ¥20 off from ¥100: each was paid with ¥50.
    @Nested
    class ACoupon {

        @Test
        void takesBackWhatItGaveToTheTeaThatStays() {
            assertThat(refund(50_00, due(COUPON, 10_00))).isEqualTo(40_00);
        }

        @Test
        void givesItBackWhenThatTeaIsReturnedToo() {
            refund(50_00, due(COUPON, 10_00));

            assertThat(refund(50_00)).isEqualTo(60_00);
        }

        @Test
        void asksForNothingTwice() {
            refund(50_00, due(COUPON, 10_00));

            assertThat(refund(5_00, due(COUPON, 10_00))).isEqualTo(5_00);
        }
    }

    /// Teas for ¥195 and ¥5, and a cup worth ¥50 on top from ¥200.
    @Nested
    class AGift {

        @Test
        void isBorneByTheNextRefundAsFarAsTheFirstWasTooSmall() {
            assertThat(refund(5_00, due(GIFT, 50_00))).isZero();
            assertThat(refund(195_00, due(GIFT, 50_00))).isEqualTo(150_00);
        }

        @Test
        void isNoLongerOwedOnceItIsBack() {
            refund(5_00, due(GIFT, 50_00));
            refund(195_00, due(GIFT, 50_00));

            assertThat(refund(0)).isEqualTo(50_00);
        }
    }

    @Test
    void whatOnePromotionGivesBackBearsWhatAnotherIsDue() {
        refund(50_00, due(COUPON, 40_00));

        assertThat(refund(10_00, due(GIFT, 45_00))).isEqualTo(5_00);
    }

    @Test
    void twoThatAreDueShareARefundThatIsTooSmall() {
        assertThat(refund(30_00, due(COUPON, 20_00), due(GIFT, 50_00))).isZero();
        assertThat(refund(50_00, due(COUPON, 20_00), due(GIFT, 50_00))).isEqualTo(10_00);
    }

    private static TakeBack due(Source source, long fen) {
        return new TakeBack(source, Money.ofFen(fen));
    }

    /// @return what comes back, in fen
    private long refund(long gross, TakeBack... due) {
        var units = List.of(new RefundedUnits(1, 1, Money.ofFen(gross)));
        var deductions = Withheld.by(refunds).settle(List.of(due), Money.ofFen(gross));
        var refund =
                new OrderRefund(OrderId.next(), "part " + refunds.size(), units, Money.ZERO, deductions, Instant.EPOCH);
        refunds.add(refund);
        return refund.amount().fen();
    }
}
