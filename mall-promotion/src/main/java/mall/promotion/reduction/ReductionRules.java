package mall.promotion.reduction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Covered;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.Title;
import org.jspecify.annotations.Nullable;

/// How much must be bought, and what it brings.
///
/// @param repeated whether every full multiple of a single step counts: 每满 ¥100 减 ¥10
record ReductionRules(
        @Valid Scope scope,

        @Title("门槛") @NotNull Measure measure,

        @Title("优惠阶梯") @NotEmpty @Size(max = 10) List<@NotNull @Valid Step> ladder,

        @Title(value = "每满都减", hint = "只有一档时可用，上不封顶") boolean repeated) {

    ReductionRules {
        if (ladder != null) ladder = List.copyOf(ladder);
    }

    enum Measure {
        AMOUNT,
        PIECES
    }

    /// One step of the ladder; one of the first two by the measure, one of the last two.
    ///
    /// @param percent what is left to pay: 80 is 8 折
    record Step(
            @Title("满额") @Min(1) @Max(1_000_000_000) @Nullable
            Money fromFen,

            @Title("满件") @Min(1) @Max(9_999) @Nullable Integer fromPieces,

            @Title("减") @Min(1) @Max(1_000_000_000) @Nullable
            Money offFen,

            @Title(value = "折扣", hint = "80 即 8 折") @Min(1) @Max(99) @Nullable
            Integer percent) {

        /// In fen or pieces; 0 where it is missing, which checks do not let pass.
        long from(Measure measure) {
            return switch (measure) {
                case AMOUNT -> fromFen == null ? 0 : fromFen.fen();
                case PIECES -> fromPieces == null ? 0 : fromPieces;
            };
        }
    }

    /// What of the goods counts: fen or pieces.
    long counted(Covered goods) {
        return measure == Measure.AMOUNT ? goods.amount().fen() : goods.pieces();
    }

    /// The highest step that is reached.
    Optional<Step> reached(long counted) {
        return ladder.reversed().stream()
                .filter(step -> step.from(measure) <= counted)
                .findFirst();
    }

    /// The first step that is not.
    Optional<Step> next(long counted) {
        return ladder.stream().filter(step -> step.from(measure) > counted).findFirst();
    }

    /// How often a step is reached: once, or as often as it fits in.
    int times(Step step, long counted) {
        return repeated ? Math.toIntExact(counted / step.from(measure)) : 1;
    }

    void check(Problems problems) {
        for (int i = 0; i < ladder.size(); i++) {
            var at = problems.at("ladder").at(i);
            checkStep(ladder.get(i), at);
            if (i > 0) checkRise(ladder.get(i - 1), ladder.get(i), at);
        }
        var repeatable = ladder.size() == 1 && ladder.getFirst().offFen() != null;
        if (repeated && !repeatable) problems.add("/repeated", "one-step-only", "每满都减只能有一档，并且是减金额");
    }

    private void checkStep(Step step, Problems at) {
        var byAmount = measure == Measure.AMOUNT;
        if (byAmount && step.fromFen() == null) at.add("/fromFen", "missing", "请填写满多少元");
        if (byAmount && step.fromPieces() != null) at.add("/fromPieces", "unwanted", "按金额的阶梯不填件数");
        if (!byAmount && step.fromPieces() == null) at.add("/fromPieces", "missing", "请填写满多少件");
        if (!byAmount && step.fromFen() != null) at.add("/fromFen", "unwanted", "按件数的阶梯不填金额");
        if ((step.offFen() == null) == (step.percent() == null)) at.add("/offFen", "one-of-two", "减金额和打折填一项");
        if (byAmount
                && step.offFen() != null
                && step.fromFen() != null
                && step.offFen().isMoreThan(step.fromFen())) {
            at.add("/offFen", "more-than-asked", "减的不能比满的多");
        }
    }

    /// Whoever buys more must not get less.
    private void checkRise(Step before, Step step, Problems at) {
        if (step.from(measure) <= before.from(measure)) {
            at.add(measure == Measure.AMOUNT ? "/fromFen" : "/fromPieces", "not-rising", "门槛要逐档升高");
        }
        if (step.offFen() != null && before.offFen() != null && !step.offFen().isMoreThan(before.offFen())) {
            at.add("/offFen", "not-rising", "优惠要逐档加大");
        }
        if (step.percent() != null && before.percent() != null && step.percent() >= before.percent()) {
            at.add("/percent", "not-rising", "优惠要逐档加大");
        }
        if ((step.offFen() == null) != (before.offFen() == null)) {
            at.add(step.offFen() == null ? "/percent" : "/offFen", "mixed", "同一阶梯只能都减金额或都打折");
        }
    }
}
