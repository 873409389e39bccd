package mall.promotion.coupon.codes;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.promotion.coupon.CouponClaims;
import mall.promotion.coupon.CouponId;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.CouponTemplates;
import mall.promotion.coupon.codes.CodeBatch.Kind;
import mall.promotion.coupon.codes.CodeRefusal.CodeUsed;
import mall.promotion.coupon.codes.CodeRefusal.UnknownCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Gives a coupon for a code.
@Component
@Transactional
public class CodeRedemption {

    private final JdbcClient jdbc;
    private final CouponTemplates templates;
    private final CouponClaims claims;
    private final Idempotency idempotency;
    private final Clock clock;

    CodeRedemption(
            JdbcClient jdbc, CouponTemplates templates, CouponClaims claims, Idempotency idempotency, Clock clock) {
        this.jdbc = jdbc;
        this.templates = templates;
        this.claims = claims;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /// Once per key; whoever is refused has not used the code up.
    ///
    /// @param typed as somebody typed it
    /// @throws CodeRefusal when it is not good
    /// @throws mall.promotion.coupon.CouponRefusal when there is no coupon for him any more
    public CouponId redeem(String typed, MemberId member, IdempotencyKey key) {
        return new CouponId(idempotency.once(key, () -> redeem(CodeText.read(typed), member)));
    }

    private UUID redeem(String code, MemberId member) {
        var found =
                jdbc.sql("""
                        select batch_id, kind, template_id from coupon_code
                        join coupon_code_batch batch on batch.id = batch_id where code = :code
                        """).param("code", code).query(Found.class).optional().orElseThrow(UnknownCode::new);
        if (found.kind == Kind.UNIQUE) useUp(code, member);
        var template = templates.require(new CouponTemplateId(found.templateId));
        var coupon = claims.claim(template, member, "code:" + code);
        jdbc.sql("update coupon_code_batch set used = used + 1 where id = :batch")
                .param("batch", found.batchId)
                .update();
        return coupon.id();
    }

    private void useUp(String code, MemberId member) {
        var mine = jdbc.sql("""
                        update coupon_code set member_id = :member, used_at = :now
                        where code = :code and member_id is null
                        """)
                .param("code", code)
                .param("member", member.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (mine == 0) throw new CodeUsed();
    }

    private record Found(UUID batchId, Kind kind, UUID templateId) {}
}
