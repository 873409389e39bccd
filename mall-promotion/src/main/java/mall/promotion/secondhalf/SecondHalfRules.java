package mall.promotion.secondhalf;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import mall.promotion.campaign.Discounts;
import mall.promotion.campaign.Scope;
import mall.promotion.campaign.Title;

/// Which piece costs less, and how much of its price is left.
///
/// @param every one of so many: 2 is the second piece
/// @param percent what is left of its price: 50 is half price, 0 nothing
/// @param sameProduct whether the pieces of a group must be of one product
record SecondHalfRules(
        @Valid Scope scope,

        @Title(value = "第几件", hint = "2 即第二件优惠") @Min(2) @Max(10)
        int every,

        @Title(value = "折扣", hint = "该件按原价的百分之几出售，50 即半价，0 即免费") @Min(0) @Max(99)
        int percent,

        @Title("须为同款商品") boolean sameProduct) {

    /// `第 2 件半价`.
    String words() {
        return "第 %d 件%s%s".formatted(every, percent % 50 == 0 ? "" : " ", Discounts.words(percent));
    }
}
