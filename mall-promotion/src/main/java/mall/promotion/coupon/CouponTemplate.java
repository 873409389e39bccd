package mall.promotion.coupon;

import static mall.promotion.coupon.TemplateState.DRAFT;
import static mall.promotion.coupon.TemplateState.ENDED;
import static mall.promotion.coupon.TemplateState.OPEN;
import static mall.promotion.coupon.TemplateState.PAUSED;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import mall.domain.kernel.Stale;
import mall.promotion.coupon.CouponRefusal.TemplateWrongState;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/// Written by the merchant, opened when coupons are to be given out, paused and opened again, and
/// ended when there shall be no more. New terms hold for coupons that are given out from then on:
/// each edition of the terms has a number, and a coupon bears the number of its own.
@Entity
class CouponTemplate extends AbstractAggregateRoot<CouponTemplate> {

    @EmbeddedId
    private CouponTemplateId id;

    private String name;
    private String notes;

    @JdbcTypeCode(SqlTypes.JSON)
    private CouponTerms terms;

    private int edition;

    @JdbcTypeCode(SqlTypes.JSON)
    private Giving giving;

    @Enumerated(EnumType.STRING)
    private TemplateState state;

    private Instant createdAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected CouponTemplate() {}

    CouponTemplate(CouponTemplateId id, CouponDraft draft, Instant now) {
        this.id = id;
        this.state = DRAFT;
        this.edition = 1;
        this.createdAt = now;
        this.name = draft.name();
        this.notes = draft.notes();
        this.terms = draft.terms();
        this.giving = draft.giving();
    }

    void edit(long expected, CouponDraft draft) {
        Stale.check("coupon-template", id, expected, version());
        if (state == ENDED) throw new TemplateWrongState(state);
        if (!draft.terms().equals(terms) || !draft.name().equals(name)) edition++;
        name = draft.name();
        notes = draft.notes();
        terms = draft.terms();
        giving = draft.giving();
    }

    void open(long expected) {
        become(OPEN, expected, DRAFT, PAUSED);
    }

    void pause(long expected) {
        become(PAUSED, expected, OPEN);
    }

    void end(long expected) {
        become(ENDED, expected, DRAFT, OPEN, PAUSED);
    }

    private void become(TemplateState next, long expected, TemplateState... from) {
        Stale.check("coupon-template", id, expected, version());
        if (!Arrays.asList(from).contains(state)) throw new TemplateWrongState(state);
        state = next;
    }

    private int version() {
        return version == null ? 0 : version;
    }

    CouponTemplateDetail detail() {
        return new CouponTemplateDetail(
                id, new CouponDraft(name, notes, terms, giving), edition, state, createdAt, version());
    }
}
