package mall.admin.coupons;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Map;
import mall.admin.coupons.WriteCouponTemplate.GivingBody;
import mall.admin.coupons.WriteCouponTemplate.TermsBody;
import mall.domain.operators.SignedInOperator;
import mall.promotion.coupon.CouponDesk;
import mall.promotion.coupon.CouponDesk.Figures;
import mall.promotion.coupon.CouponState;
import mall.promotion.coupon.CouponTemplateDetail;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.CouponTemplates;
import mall.promotion.coupon.TemplateState;
import mall.web.Cursor;
import mall.web.IfMatch;
import mall.web.Listing;
import mall.web.Needs;
import mall.web.Tagged;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What coupons promise and how they come into people's hands.
@RestController
@RequestMapping("/admin/api/coupon-templates")
class CouponTemplateController {

    private final CouponTemplates templates;
    private final CouponDesk desk;

    CouponTemplateController(CouponTemplates templates, CouponDesk desk) {
        this.templates = templates;
        this.desk = desk;
    }

    /// @param edition of the terms: coupons that are given out now bear it
    record TemplateResponse(
            CouponTemplateId id,
            String name,
            String notes,
            TermsBody terms,
            GivingBody giving,
            TemplateState state,
            int edition,
            Instant createdAt,
            int version) {

        static TemplateResponse of(CouponTemplateDetail template) {
            var body = WriteCouponTemplate.of(template.draft());
            return new TemplateResponse(
                    template.id(),
                    body.name(),
                    body.notes(),
                    body.terms(),
                    body.giving(),
                    template.state(),
                    template.edition(),
                    template.createdAt(),
                    template.version());
        }
    }

    /// @param issued how many were given out
    /// @param states where they are now; a state without any may be left out
    /// @param orders that were paid with them
    /// @param discountFen what they took off those orders
    /// @param revenueFen what was paid for those orders
    record FiguresResponse(
            int issued, Map<CouponState, Integer> states, int orders, long discountFen, long revenueFen) {

        static FiguresResponse of(Figures figures) {
            return new FiguresResponse(
                    figures.issued(),
                    figures.states(),
                    figures.orders(),
                    figures.discount().fen(),
                    figures.revenue().fen());
        }
    }

    /// The newest first.
    @Needs("coupons:read")
    @GetMapping
    Listing<TemplateResponse> list(@RequestParam @Nullable TemplateState state, Cursor cursor) {
        return cursor.listing(
                desk.templates(state, cursor.after(), cursor.limit()).map(TemplateResponse::of));
    }

    @Needs("coupons:read")
    @GetMapping("/{id}")
    ResponseEntity<TemplateResponse> show(@PathVariable CouponTemplateId id) {
        return tagged(id);
    }

    @Needs("coupons:read")
    @GetMapping("/{id}/figures")
    FiguresResponse figures(@PathVariable CouponTemplateId id) {
        return FiguresResponse.of(desk.figures(id));
    }

    /// A draft, of which nobody gets a coupon before it is opened.
    @Needs("coupons:edit")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TemplateResponse create(
            @Valid @RequestBody WriteCouponTemplate template, @AuthenticationPrincipal SignedInOperator me) {
        return TemplateResponse.of(templates.require(templates.create(template.draft(), me.actor())));
    }

    /// New terms hold for coupons that are given out from now on.
    @Needs("coupons:edit")
    @PutMapping("/{id}")
    ResponseEntity<TemplateResponse> edit(
            @PathVariable CouponTemplateId id,
            IfMatch version,
            @Valid @RequestBody WriteCouponTemplate template,
            @AuthenticationPrincipal SignedInOperator me) {
        templates.edit(id, version.version(), template.draft(), me.actor());
        return tagged(id);
    }

    /// Coupons are given out from now on; also again after a pause.
    @Needs("coupons:edit")
    @PostMapping("/{id}/opening")
    ResponseEntity<TemplateResponse> open(
            @PathVariable CouponTemplateId id, IfMatch version, @AuthenticationPrincipal SignedInOperator me) {
        templates.open(id, version.version(), me.actor());
        return tagged(id);
    }

    @Needs("coupons:edit")
    @PostMapping("/{id}/pause")
    ResponseEntity<TemplateResponse> pause(
            @PathVariable CouponTemplateId id, IfMatch version, @AuthenticationPrincipal SignedInOperator me) {
        templates.pause(id, version.version(), me.actor());
        return tagged(id);
    }

    /// No more are given out; those in people's hands can be used.
    @Needs("coupons:edit")
    @PostMapping("/{id}/end")
    ResponseEntity<TemplateResponse> end(
            @PathVariable CouponTemplateId id, IfMatch version, @AuthenticationPrincipal SignedInOperator me) {
        templates.end(id, version.version(), me.actor());
        return tagged(id);
    }

    private ResponseEntity<TemplateResponse> tagged(CouponTemplateId id) {
        var template = templates.require(id);
        return Tagged.tagged(template.version(), TemplateResponse.of(template));
    }
}
