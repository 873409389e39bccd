package mall.promotion.coupon;

import static mall.promotion.coupon.CouponShop.WANG;
import static mall.promotion.coupon.CouponShop.basket;
import static mall.promotion.coupon.CouponShop.off;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Violation;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.privacy.Privacy;
import mall.promotion.coupon.CouponEvent.CouponsExpiring;
import mall.promotion.coupon.CouponEvent.Expiring;
import mall.promotion.coupon.CouponRefusal.WrongState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/// What time, the shop and the audit do to coupons.
@CouponTest
@RecordApplicationEvents
class CouponLifeTests {

    @Autowired
    CouponShop shop;

    @Autowired
    CouponClock couponClock;

    @Autowired
    CouponControl control;

    @Autowired
    CouponViews views;

    @Autowired
    CouponDesk desk;

    @Autowired
    Privacy privacy;

    @Autowired
    Audit audit;

    @Autowired
    ApplicationEvents events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    MemberId liu = MemberId.next();
    CouponId coupon = CouponId.next();

    @BeforeEach
    void liuHoldsACoupon() {
        liu = shop.member();
        coupon = shop.holds(liu, off(20_00, 0));
    }

    @Test
    void itRunsOutWhenItsTimeIsOver() {
        endsIn("-1 second");
        assertThat(tab(CouponTab.GONE)).containsExactly(coupon);
        assertThat(tab(CouponTab.USABLE)).isEmpty();

        couponClock.expire();

        assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.EXPIRED);
        assertThat(tab(CouponTab.GONE)).containsExactly(coupon);
    }

    @Test
    void itsHolderIsRemindedOnceADayBefore() {
        couponClock.remind();
        assertThat(reminders()).isEmpty();

        endsIn("23 hours");
        couponClock.remind();
        couponClock.remind();

        assertThat(reminders()).singleElement().satisfies(reminder -> {
            assertThat(reminder.member()).isEqualTo(liu);
            assertThat(reminder.name()).isEqualTo("茶友券");
        });
    }

    @Nested
    class TheShop {

        @Test
        void freezesAndThaws() {
            control.freeze(coupon, WANG);
            assertThat(shop.quote(basket(liu, shop.tea(100_00), 1)).payable().fen())
                    .isEqualTo(100_00);

            control.thaw(coupon, WANG);

            assertThat(shop.quote(basket(liu, shop.tea(100_00), 1)).payable().fen())
                    .isEqualTo(80_00);
        }

        @Test
        void takesAwayForGood() {
            control.revoke(coupon, WANG);

            assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.REVOKED);
            assertThatThrownBy(() -> control.thaw(coupon, WANG)).isInstanceOf(WrongState.class);
        }

        @Test
        void seesWhatCameOfATemplate() {
            var template = views.coupon(coupon).template();
            shop.claims(shop.member(), template);
            shop.places(basket(liu, shop.tea(100_00), 1));

            var figures = desk.figures(template);

            assertThat(figures.issued()).isEqualTo(2);
            assertThat(figures.states()).containsEntry(CouponState.LOCKED, 1).containsEntry(CouponState.AVAILABLE, 1);
        }
    }

    @Test
    void nobodySeesTheCouponOfAnother() {
        assertThatThrownBy(() -> views.coupon(coupon, shop.member())).isInstanceOf(NotFound.class);
    }

    @Test
    void whoLeavesTakesHisDataAlongAndLosesHisCoupons() {
        assertThat(privacy.export(liu, WANG).sections().get("coupons"))
                .asString()
                .contains(coupon.toString());

        privacy.erase(liu, WANG);

        assertThat(shop.stateOf(coupon)).isEqualTo(CouponState.REVOKED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            coupon-issued-are-those-that-are-there | template | update coupon_quota set issued = issued + 1 where template_id = :template
            coupon-counts-are-those-of-the-members | member   | update coupon_count set given = given + 1 where template_id = :template
            coupon-bound-ones-have-a-live-order    | coupon   | update coupon set state = 'LOCKED', order_id = gen_random_uuid(), discount_fen = 0 where template_id = :template
            coupon-gift-goes-back-in-time          | coupon   | insert into coupon_gift (token, coupon_id, giver_id, state, given_at, take_by) select substr(md5(id::text), 1, 16), id, given_to, 'OPEN', now() - interval '9 days', now() - interval '8 days' from coupon where template_id = :template
            coupon-runs-out-in-time                | coupon   | update coupon set valid_from = valid_from - interval '90 days', valid_until = valid_from - interval '1 day' where template_id = :template
            """)
    void theAuditSeesWhatMustNotBe(String check, String subject, String plant) {
        var template = views.coupon(coupon).template();
        var wrong = switch (subject) {
            case "template" -> template.toString();
            case "member" -> liu.toString();
            default -> coupon.toString();
        };
        assertThat(violations(check)).doesNotContain(wrong);

        jdbc.sql(plant).param("template", template.id()).update();

        assertThat(violations(check)).contains(wrong);
    }

    @Test
    void theAuditSeesADiscountWhoseCouponIsNotBound() {
        var order = shop.places(basket(liu, shop.tea(100_00), 1));
        assertThat(violations("coupon-discounts-have-their-coupon")).doesNotContain(order.toString());

        jdbc.sql("update coupon set state = 'AVAILABLE', order_id = null, discount_fen = null where id = :id")
                .param("id", coupon.id())
                .update();

        assertThat(violations("coupon-discounts-have-their-coupon")).contains(order.toString());
    }

    @Test
    void theAuditSeesAPaidOrderWhoseCouponIsNotUsed() {
        var order = shop.places(basket(liu, shop.tea(100_00), 1));

        jdbc.sql("""
                        update customer_order set state = 'PAID', paid_fen = payable_fen,
                            paid_at = cast(:now as timestamptz) - interval '2 minutes',
                            ship_by = cast(:now as timestamptz) + interval '2 days'
                        where id = :id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", order.id())
                .update();

        // What is still to be heard of the order may yet put it right.
        await().untilAsserted(() ->
                assertThat(violations("coupon-of-a-paid-order-is-used")).contains(order.toString()));
    }

    private void endsIn(String interval) {
        jdbc.sql("""
                        update coupon set valid_from = valid_from - interval '9 days',
                            valid_until = cast(:now as timestamptz) + cast(:interval as interval)
                        where id = :id
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("interval", interval)
                .param("id", coupon.id())
                .update();
    }

    private List<CouponId> tab(CouponTab tab) {
        return views.of(liu, tab, null, 10).items().stream().map(CouponView::id).toList();
    }

    private List<Expiring> reminders() {
        return events.stream(CouponsExpiring.class)
                .flatMap(event -> event.coupons().stream())
                .filter(expiring -> expiring.coupon().equals(coupon))
                .toList();
    }

    private List<String> violations(String check) {
        return audit.run().findings().stream()
                .filter(finding -> finding.check().equals(check))
                .flatMap(finding -> finding.violations().stream())
                .map(Violation::subject)
                .toList();
    }
}
