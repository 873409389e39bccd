package mall.demo;

import java.util.List;
import java.util.Set;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.CategoryTree;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Scope;
import mall.promotion.coupon.Benefit;
import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.Benefit.FreeFreight;
import mall.promotion.coupon.Benefit.PercentOff;
import mall.promotion.coupon.CouponDesk;
import mall.promotion.coupon.CouponDraft;
import mall.promotion.coupon.CouponTemplates;
import mall.promotion.coupon.CouponTerms;
import mall.promotion.coupon.CouponTerms.FullRefund;
import mall.promotion.coupon.CouponTerms.PartialRefund;
import mall.promotion.coupon.Giving;
import mall.promotion.coupon.Giving.Occasion;
import mall.promotion.coupon.Giving.Trigger;
import mall.promotion.coupon.Validity.DaysAfterClaim;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.annotation.Transactional;

/// The demo shop's coupons: some lie in the claim centre, some come by themselves. Written once, after
/// the goods and before the people, so that whoever joins is welcomed with one.
@Order(2)
public class DemoCoupons implements ApplicationRunner {

    private static final Actor BY = Actor.shop();

    private final CouponTemplates templates;
    private final CouponDesk desk;
    private final Catalog catalog;

    public DemoCoupons(CouponTemplates templates, CouponDesk desk, Catalog catalog) {
        this.templates = templates;
        this.desk = desk;
        this.catalog = catalog;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!desk.templates(null, null, 1).items().isEmpty()) return;
        var everything = Scope.EVERYTHING;
        open("新客见面礼", new AmountOff(yuan(10)), 49, everything, given(Occasion.MEMBER_JOINED, 0));
        open("生日请你喝一杯", new AmountOff(yuan(25)), 0, everything, given(Occasion.BIRTHDAY, 0));
        open("下次再来", new AmountOff(yuan(15)), 88, everything, given(Occasion.ORDER_PAID, 128));
        open("原叶茶满 200 减 30", new AmountOff(yuan(30)), 200, shelf("原叶茶"), listed(5_000));
        open("咖啡豆 8.5 折", new PercentOff(15, yuan(20)), 59, shelf("咖啡豆"), listed(2_000));
        open("满 59 包邮", new FreeFreight(null), 59, everything, listed(10_000));
    }

    private void open(String name, Benefit benefit, int fromYuan, Scope scope, Giving giving) {
        var terms = new CouponTerms(
                benefit, yuan(fromYuan), 0, scope, new DaysAfterClaim(0, 14), PartialRefund.SHARE, FullRefund.RETURN);
        templates.open(templates.create(new CouponDraft(name, "领取后 14 天内有效", terms, giving), BY), 0, BY);
    }

    private Scope shelf(String name) {
        var shelves = catalog.categories().roots().stream()
                .filter(shelf -> shelf.name().equals(name))
                .map(CategoryTree.Node::id)
                .toList();
        return new Scope(Set.of(), Set.copyOf(shelves), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static Giving listed(int total) {
        return new Giving(true, null, null, Audience.EVERYONE, total, 1, 1, List.of());
    }

    private static Giving given(Occasion occasion, int fromPaidYuan) {
        return new Giving(
                false,
                null,
                null,
                Audience.EVERYONE,
                null,
                null,
                0,
                List.of(new Trigger(occasion, yuan(fromPaidYuan))));
    }

    private static Money yuan(int yuan) {
        return Money.ofFen(yuan * 100L);
    }
}
