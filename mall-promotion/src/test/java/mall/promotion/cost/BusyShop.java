package mall.promotion.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import mall.domain.kernel.Actor;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Basket;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.CampaignKinds;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.CouponClaims;
import mall.promotion.coupon.CouponDraft;
import mall.promotion.coupon.CouponTemplates;
import mall.promotion.coupon.CouponTerms;
import mall.promotion.coupon.CouponTerms.FullRefund;
import mall.promotion.coupon.CouponTerms.PartialRefund;
import mall.promotion.coupon.Giving;
import mall.promotion.coupon.Validity.DaysAfterClaim;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// A shop on its busiest day: whoever comes for ten teas finds that fifty campaigns are about them,
/// and holds thirty coupons.
@Component
class BusyShop {

    static final int LINES = 10;
    static final int COUPONS = 30;

    private final TeaHouse house;
    private final Merchant merchant;
    private final CampaignKinds kinds;
    private final CouponTemplates coupons;
    private final CouponClaims claims;
    private final JsonMapper json;

    /// Six: teas, campaigns of all kinds, coupons and who has them.
    BusyShop(
            TeaHouse house,
            Merchant merchant,
            CampaignKinds kinds,
            CouponTemplates coupons,
            CouponClaims claims,
            JsonMapper json) {
        this.house = house;
        this.merchant = merchant;
        this.kinds = kinds;
        this.coupons = coupons;
        this.claims = claims;
        this.json = json;
    }

    /// The cart, once everything is there.
    Basket open() {
        var teas = IntStream.range(0, LINES)
                .mapToObj(number -> house.tea(19_90 + number * 7_30))
                .toList();
        var all = json.writeValueAsString(
                Scope.of(teas.stream().map(house::product).toList()));
        run(10, "reduction", number -> """
                {"scope": %s, "measure": "AMOUNT", "repeated": false,
                 "ladder": [{"fromFen": %d, "offFen": 1000}, {"fromFen": 100000, "offFen": 6000}]}
                """.formatted(all, 100_00 + number * 1_00));
        run(10, "second-half", number -> """
                {"scope": %s, "every": 2, "percent": %d, "sameProduct": %b}
                """.formatted(all, 50 + number, number % 2 == 0));
        run(8, "timed-discount", number -> """
                {"scope": %s, "percent": %d, "prices": []}
                """.formatted(all, 80 + number));
        run(6, "any-n", number -> """
                {"scope": %s, "pieces": %d, "priceFen": 9900, "most": 3}
                """.formatted(all, 3 + number));
        run(6, "bundle", number -> """
                {"parts": [{"sku": "%s", "quantity": 1}, {"sku": "%s", "quantity": 1}], "priceFen": 2000, "most": 2}
                """.formatted(teas.get(number), teas.get(number + 1)));
        run(5, "add-on", number -> """
                {"scope": %s, "fromFen": 5000, "extras": [{"sku": "%s", "priceFen": 990}], "most": 1}
                """.formatted(all, teas.get(number)));
        run(3, "gift", number -> """
                {"scope": %s, "onRefund": "KEEP",
                 "ladder": [{"fromFen": 10000, "gifts": [{"sku": "%s", "quantity": 1, "valueFen": 0}]}]}
                """.formatted(all, teas.get(number)));
        run(2, "free-freight", _ -> "{\"scope\": %s, \"fromFen\": 9900}".formatted(all));
        var liu = house.memberWithPhone();
        for (int number = 0; number < COUPONS; number++) give(liu, number);
        return TeaHouse.basket(liu, items(teas));
    }

    private static Basket.Item[] items(List<SkuId> teas) {
        var items = new ArrayList<Basket.Item>();
        for (var tea : teas) items.add(TeaHouse.item(tea, 1 + items.size() % 3));
        return items.toArray(Basket.Item[]::new);
    }

    private void run(int campaigns, String play, IntFunction<String> rules) {
        var type = kinds.named(play).rules();
        for (int number = 0; number < campaigns; number++) {
            merchant.run(play, json.readValue(rules.apply(number), type));
        }
    }

    private void give(MemberId member, int number) {
        var terms = new CouponTerms(
                new AmountOff(Money.ofFen(3_00 + number * 50)),
                Money.ofFen(50_00 + number * 10_00),
                0,
                Scope.EVERYTHING,
                new DaysAfterClaim(0, 7),
                PartialRefund.SHARE,
                FullRefund.RETURN);
        var giving = new Giving(true, null, null, Audience.EVERYONE, null, null, 1, List.of());
        var template = coupons.create(new CouponDraft("茶友券", "", terms, giving), Actor.shop());
        coupons.open(template, 0, Actor.shop());
        claims.claim(template, member, new IdempotencyKey(member.id(), "claim-coupon", "key-" + Ids.next(), "hash"));
    }
}
