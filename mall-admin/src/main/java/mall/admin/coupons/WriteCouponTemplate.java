package mall.admin.coupons;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import mall.promotion.coupon.CouponDraft;
import mall.promotion.coupon.CouponTerms;
import mall.promotion.coupon.CouponTerms.FullRefund;
import mall.promotion.coupon.CouponTerms.PartialRefund;
import mall.promotion.coupon.Giving;
import mall.promotion.coupon.Giving.Occasion;
import org.jspecify.annotations.Nullable;

/// A coupon template as it is to be, whole.
///
/// @param notes small print; may be empty
record WriteCouponTemplate(
        @NotBlank @Size(max = 40) String name,
        @Size(max = 1000) String notes,
        @Valid TermsBody terms,
        @Valid GivingBody giving) {

    CouponDraft draft() {
        var problems = new Problems();
        var draft = new CouponDraft(name.strip(), notes.strip(), terms.terms(problems.at("terms")), giving.giving());
        problems.refuse();
        return draft;
    }

    static WriteCouponTemplate of(CouponDraft draft) {
        return new WriteCouponTemplate(
                draft.name(), draft.notes(), TermsBody.of(draft.terms()), GivingBody.of(draft.giving()));
    }

    /// @param fromAmountFen what the goods must cost that it is used on; 0 for no threshold
    /// @param fromPieces how many of them there must be; 0 for no threshold
    /// @param scope null for all goods
    record TermsBody(
            BenefitBody benefit,
            long fromAmountFen,
            int fromPieces,
            @Nullable @Valid Scope scope,
            ValidityBody validity,
            PartialRefund partialRefund,
            FullRefund fullRefund) {

        CouponTerms terms(Problems problems) {
            return new CouponTerms(
                    benefit.benefit(problems.at("benefit")),
                    Money.ofFen(fromAmountFen),
                    fromPieces,
                    scope == null ? Scope.EVERYTHING : scope,
                    validity.validity(problems.at("validity")),
                    partialRefund,
                    fullRefund);
        }

        static TermsBody of(CouponTerms terms) {
            return new TermsBody(
                    BenefitBody.of(terms.benefit()),
                    terms.fromAmount().fen(),
                    terms.fromPieces(),
                    terms.scope(),
                    ValidityBody.of(terms.validity()),
                    terms.partialRefund(),
                    terms.fullRefund());
        }
    }

    /// @param listed whether they lie in the claim centre
    /// @param from the first moment at which they can be claimed; null for at once
    /// @param until the first moment at which they cannot any more
    /// @param audience who may claim; null for everyone
    /// @param total how many there are; null for any number
    /// @param perMember how many of them one member may get; null for any number
    /// @param transfers how often one coupon may be given on
    /// @param triggers on what occasions the shop gives one by itself
    record GivingBody(
            boolean listed,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Audience audience,
            @Nullable Integer total,
            @Nullable Integer perMember,
            int transfers,
            @Size(max = 10) List<@NotNull TriggerBody> triggers) {

        Giving giving() {
            return new Giving(
                    listed,
                    from,
                    until,
                    audience == null ? Audience.EVERYONE : audience,
                    total,
                    perMember,
                    transfers,
                    triggers.stream()
                            .map(trigger -> new Giving.Trigger(trigger.occasion(), Money.ofFen(trigger.fromPaidFen())))
                            .toList());
        }

        static GivingBody of(Giving giving) {
            return new GivingBody(
                    giving.listed(),
                    giving.from(),
                    giving.until(),
                    giving.audience(),
                    giving.total(),
                    giving.perMember(),
                    giving.transfers(),
                    giving.triggers().stream()
                            .map(trigger -> new TriggerBody(
                                    trigger.occasion(), trigger.fromPaid().fen()))
                            .toList());
        }
    }

    /// @param fromPaidFen of ORDER_PAID: what must have been paid at least
    record TriggerBody(Occasion occasion, long fromPaidFen) {}
}
