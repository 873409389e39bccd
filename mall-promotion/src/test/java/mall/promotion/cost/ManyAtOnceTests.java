package mall.promotion.cost;

import static mall.promotion.TeaHouse.item;
import static mall.promotion.coupon.CouponShop.FREELY;
import static mall.promotion.coupon.CouponShop.off;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.Stream;
import mall.domain.kernel.MemberId;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Audiences;
import mall.promotion.coupon.CouponDesk;
import mall.promotion.coupon.CouponShop;
import mall.promotion.coupon.CouponTemplateDetail;
import mall.promotion.coupon.CouponTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// What goes through many asks for them together.
@CouponTest
@Import(Statements.class)
class ManyAtOnceTests {

    @Autowired
    TeaHouse house;

    @Autowired
    CouponShop shop;

    @Autowired
    Audiences audiences;

    @Autowired
    CouponDesk desk;

    @Test
    void newcomersAmongManyMembersAreFoundAtOnce() {
        var customer = house.member();
        house.pay(house.place(customer, item(house.tea(5_00), 1)));
        var newcomers = Stream.generate(house::member).limit(5).toList();
        var members = Stream.concat(Stream.of(customer), newcomers.stream()).toList();
        var found = new ArrayList<MemberId>();

        var statements = Statements.during(() -> found.addAll(audiences.among(Audience.NEWCOMERS, members)));

        assertThat(found).isEqualTo(newcomers);
        assertThat(statements).filteredOn(one -> one.contains("buyer_id")).hasSize(1);
        assertThat(statements).filteredOn(one -> one.contains("newcomer_order")).hasSize(1);
    }

    @Test
    void aPageOfTemplatesIsLoadedAtOnce() {
        var templates = Stream.generate(() -> shop.template(off(20_00, 0), FREELY))
                .limit(5)
                .toList();
        var page = new ArrayList<CouponTemplateDetail>();

        var statements = Statements.during(
                () -> page.addAll(desk.templates(null, null, 5).items()));

        assertThat(page).extracting(CouponTemplateDetail::id).containsExactlyElementsOf(templates.reversed());
        assertThat(statements)
                .filteredOn(one -> one.contains("coupon_template"))
                .hasSize(2);
    }
}
