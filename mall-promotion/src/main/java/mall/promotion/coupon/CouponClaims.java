package mall.promotion.coupon;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.promotion.campaign.Audiences;
import mall.promotion.coupon.CouponRefusal.LimitReached;
import mall.promotion.coupon.CouponRefusal.NotForYou;
import mall.promotion.coupon.CouponRefusal.NotGivenOut;
import mall.promotion.coupon.CouponRefusal.SoldOut;
import mall.promotion.coupon.Granting.Grant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Hands a coupon to a member who asks for it.
@Component
@Transactional
public class CouponClaims {

    private final CouponTemplates templates;
    private final Audiences audiences;
    private final Granting granting;
    private final Idempotency idempotency;
    private final Clock clock;

    CouponClaims(
            CouponTemplates templates, Audiences audiences, Granting granting, Idempotency idempotency, Clock clock) {
        this.templates = templates;
        this.audiences = audiences;
        this.granting = granting;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// Out of the claim centre, once per key.
    ///
    /// @throws CouponRefusal when it is not given out, not to him, or not any more
    public CouponId claim(CouponTemplateId id, MemberId member, IdempotencyKey key) {
        return new CouponId(idempotency.once(key, () -> {
            var template = templates.require(id);
            if (!template.giving().listed()) throw new NotGivenOut();
            return claim(template, member, "claim:" + Ids.next()).id();
        }));
    }

    /// For whoever shows that he may have one: a code.
    ///
    /// @param cause one cause gives a member one coupon of the template
    /// @throws CouponRefusal when it is not given out, not to him, or not any more
    public CouponId claim(CouponTemplateDetail template, MemberId member, String cause) {
        if (!template.isGivenOut(clock.instant())) throw new NotGivenOut();
        if (!audiences.admits(template.giving().audience(), member)) throw new NotForYou();
        granting.requireRoom(template, member);
        var grant = granting.grant(template, List.of(member), cause).get(member);
        return switch (Objects.requireNonNull(grant)) {
            case Grant.Granted(var coupon) -> coupon;
            case Grant.AlreadyGranted() -> throw new LimitReached(1);
            case Grant.LimitReached(int limit) -> throw new LimitReached(limit);
            case Grant.SoldOut() -> throw new SoldOut();
        };
    }
}
