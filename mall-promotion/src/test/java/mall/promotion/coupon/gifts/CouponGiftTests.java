package mall.promotion.coupon.gifts;

import static mall.promotion.coupon.CouponShop.FREELY;
import static mall.promotion.coupon.CouponShop.WANG;
import static mall.promotion.coupon.CouponShop.basket;
import static mall.promotion.coupon.CouponShop.key;
import static mall.promotion.coupon.CouponShop.off;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Violation;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;
import mall.promotion.coupon.CouponControl;
import mall.promotion.coupon.CouponId;
import mall.promotion.coupon.CouponShop;
import mall.promotion.coupon.CouponState;
import mall.promotion.coupon.CouponTest;
import mall.promotion.coupon.gifts.CouponGifts.Gift;
import mall.promotion.coupon.gifts.GiftRefusal.GiftGone;
import mall.promotion.coupon.gifts.GiftRefusal.NotToBeGiven;
import mall.promotion.coupon.gifts.GiftRefusal.OwnGift;
import mall.testing.Race;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Liu gives a coupon to Chen.
@CouponTest
class CouponGiftTests {

    @Autowired
    CouponShop shop;

    @Autowired
    CouponGifts gifts;

    @Autowired
    GiftClock clock;

    @Autowired
    CouponControl control;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    MemberId liu = MemberId.next();
    MemberId chen = MemberId.next();
    CouponId coupon = CouponId.next();

    @BeforeEach
    void liuHoldsACoupon() {
        liu = shop.member();
        chen = shop.member();
        coupon = shop.holds(liu, off(20_00, 0));
    }

    @Test
    void chenTakesItAndUsesIt() {
        var gift = gifts.give(coupon, liu);

        take(gift, chen);

        assertThat(shop.holderOf(coupon)).isEqualTo(chen);
        var quote = shop.quote(basket(chen, shop.tea(100_00), 1, coupon));
        assertThat(quote.payable()).isEqualTo(Money.ofFen(80_00));
    }

    @Test
    void liuCannotUseItMeanwhile() {
        gifts.give(coupon, liu);
        var tea = shop.tea(100_00);

        assertThat(shop.quote(basket(liu, tea, 1)).payable()).isEqualTo(Money.ofFen(100_00));
        assertThatThrownBy(() -> shop.quote(basket(liu, tea, 1, coupon))).isInstanceOf(ChoiceNotApplicable.class);
        assertThatThrownBy(() -> gifts.give(coupon, liu)).isInstanceOf(NotToBeGiven.class);
    }

    @Test
    void ofManyFriendsOneTakesIt() {
        var gift = gifts.give(coupon, liu);

        var race = Race.of(10, _ -> take(gift, MemberId.next()));

        assertThat(race.winners()).hasSize(1);
        assertThat(race.losers()).allMatch(GiftGone.class::isInstance);
    }

    @Test
    void takingAndWithdrawingAtOnceHasOneOutcome() {
        var gift = gifts.give(coupon, liu);

        var race = Race.of(2, number -> {
            if (number == 0) take(gift, chen);
            else gifts.withdraw(coupon, liu);
        });

        assertThat(race.winners()).hasSize(1);
        assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.AVAILABLE);
        assertThat(shop.holderOf(coupon)).isEqualTo(race.winners().getFirst() == 0 ? chen : liu);
    }

    @Test
    void whatNobodyTakesInADayIsLiusAgainAndMayBeGivenOnceMore() {
        var gift = gifts.give(coupon, liu);
        jdbc.sql("update coupon_gift set take_by = given_at where token = :token")
                .param("token", gift.token())
                .update();
        assertThatThrownBy(() -> take(gift, chen)).isInstanceOf(GiftGone.class);

        clock.giveBack();

        assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.AVAILABLE);
        assertThat(shop.holderOf(coupon)).isEqualTo(liu);
        assertThat(gifts.give(coupon, liu).token()).isNotEqualTo(gift.token());
    }

    @Test
    void itChangesHandsOnceAndNoMore() {
        take(gifts.give(coupon, liu), chen);

        assertThatThrownBy(() -> gifts.give(coupon, chen)).isInstanceOf(NotToBeGiven.class);
        assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.AVAILABLE);
    }

    @Test
    void liuDoesNotTakeHisOwnGift() {
        var gift = gifts.give(coupon, liu);

        assertThatThrownBy(() -> take(gift, liu)).isInstanceOf(OwnGift.class);
    }

    @Test
    void chenCannotGiveWhatIsNotHis() {
        assertThatThrownBy(() -> gifts.give(coupon, chen)).isInstanceOf(NotFound.class);
    }

    @Test
    void whatTheShopTakesAwayIsNotTaken() {
        var gift = gifts.give(coupon, liu);
        control.revoke(coupon, WANG);

        assertThatThrownBy(() -> take(gift, chen)).isInstanceOf(GiftGone.class);
    }

    @Test
    void theAuditSeesACouponThatIsOfferedToNobody() {
        var other = shop.claims(liu, shop.template(off(1_00, 0), FREELY));
        assertThat(offeredToNobody()).doesNotContain(other.toString());

        jdbc.sql("update coupon set state = 'OFFERED' where id = :id")
                .param("id", other.id())
                .update();

        assertThat(offeredToNobody()).contains(other.toString());
    }

    private void take(Gift gift, MemberId taker) {
        gifts.take(gift.token(), taker, key(taker, "take-coupon"));
    }

    private List<String> offeredToNobody() {
        return audit.run().findings().stream()
                .filter(finding -> finding.check().equals("coupon-offered-ones-have-an-open-gift"))
                .flatMap(finding -> finding.violations().stream())
                .map(Violation::subject)
                .toList();
    }
}
