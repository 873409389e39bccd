package mall.promotion.freefreight;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.Title;
import org.jspecify.annotations.Nullable;

/// How much must be bought; one of amount and pieces.
///
/// @param mostFen how much of the freight it pays at most; null for all of it
record FreeFreightRules(
        @Valid Scope scope,

        @Title("满额") @Min(1) @Max(1_000_000_000) @Nullable Money fromFen,

        @Title("满件") @Min(1) @Max(9_999) @Nullable Integer fromPieces,

        @Title(value = "最多减免运费", hint = "不填即全免") @Min(1) @Max(1_000_000) @Nullable
        Money mostFen) {

    /// `满 ¥99.00 包邮`.
    String words() {
        return "满 %s %s"
                .formatted(
                        fromFen == null ? fromPieces + " 件" : fromFen.yuan(),
                        mostFen == null ? "包邮" : "减运费 " + mostFen);
    }
}
