package mall.promotion.coupon;

import java.util.List;
import mall.domain.kernel.Invalid;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Audiences;
import mall.promotion.campaign.GoodsCheck;
import mall.promotion.campaign.Problems;
import mall.promotion.coupon.Benefit.AmountOff;
import mall.promotion.coupon.Benefit.Exchange;
import mall.promotion.coupon.Benefit.FreeFreight;
import mall.promotion.coupon.Benefit.PercentOff;
import mall.promotion.coupon.Validity.Dates;
import mall.promotion.coupon.Validity.DaysAfterClaim;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a template must be so that it makes sense. Everything that is wrong is found at once, each
/// with a pointer to it.
@Component
class TemplateRules {

    private static final int LONGEST_DAYS = 3_650;
    private static final int MOST_TRANSFERS = 10;

    private final GoodsCheck goods;
    private final Audiences audiences;

    TemplateRules(GoodsCheck goods, Audiences audiences) {
        this.goods = goods;
        this.audiences = audiences;
    }

    /// @throws Invalid naming all that is wrong
    void check(CouponDraft draft) {
        var problems = new Problems();
        var name = draft.name().strip();
        require(!name.isEmpty() && name.length() <= 40, problems, "/name", "length", "名称要 1 到 40 个字");
        require(draft.notes().length() <= 1000, problems, "/notes", "length", "说明最多 1000 个字");
        terms(draft.terms(), problems.at("terms"));
        giving(draft.giving(), problems.at("giving"));
        problems.refuse();
    }

    private void terms(CouponTerms terms, Problems problems) {
        benefit(terms.benefit(), problems.at("benefit"));
        amount(terms.fromAmount(), 0, problems, "/fromAmountFen");
        require(terms.fromPieces() >= 0, problems, "/fromPieces", "out-of-range", "件数不能是负数");
        goods.check(terms.scope(), problems.at("scope"));
        validity(terms.validity(), problems.at("validity"));
    }

    private void benefit(Benefit benefit, Problems problems) {
        switch (benefit) {
            case AmountOff(var amount) -> amount(amount, 1, problems, "/amountFen");
            case PercentOff(var percent, var atMost) -> {
                require(percent >= 1 && percent <= 100, problems, "/percent", "out-of-range", "折扣要在 1% 到 100% 之间");
                amount(atMost, 1, problems, "/atMostFen");
            }
            case Exchange(var product) -> {
                var missing = new Problems();
                goods.products(List.of(product), missing);
                if (!missing.isEmpty()) problems.add("/product", "gone", "没有这个商品");
            }
            case FreeFreight(var atMost) -> amount(atMost, 1, problems, "/atMostFen");
        }
    }

    private static void validity(Validity validity, Problems problems) {
        switch (validity) {
            case Dates(var from, var until) ->
                require(until.isAfter(from), problems, "/until", "before-its-start", "结束要晚于开始");
            case DaysAfterClaim(var startAfter, var days) -> {
                require(
                        startAfter >= 0 && startAfter <= LONGEST_DAYS,
                        problems,
                        "/startAfter",
                        "out-of-range",
                        "天数超出范围");
                require(days >= 1 && days <= LONGEST_DAYS, problems, "/days", "out-of-range", "天数超出范围");
            }
        }
    }

    private void giving(Giving giving, Problems problems) {
        var from = giving.from();
        var until = giving.until();
        require(
                from == null || until == null || until.isAfter(from),
                problems,
                "/until",
                "before-its-start",
                "结束要晚于开始");
        require(giving.total() == null || giving.total() >= 1, problems, "/total", "out-of-range", "总量至少是 1");
        require(
                giving.perMember() == null || giving.perMember() >= 1,
                problems,
                "/perMember",
                "out-of-range",
                "每人限领至少是 1");
        require(
                giving.transfers() >= 0 && giving.transfers() <= MOST_TRANSFERS,
                problems,
                "/transfers",
                "out-of-range",
                "可转赠次数超出范围");
        var occasions = giving.triggers().stream().map(Giving.Trigger::occasion).toList();
        require(
                occasions.stream().distinct().count() == occasions.size(),
                problems,
                "/triggers",
                "repeated",
                "同一时机只能设一次");
        audiences.check(giving.audience(), problems.at("audience"));
    }

    private static void amount(@Nullable Money amount, long leastFen, Problems problems, String pointer) {
        require(
                amount == null || (amount.fen() >= leastFen && !amount.isMoreThan(Money.MAXIMUM)),
                problems,
                pointer,
                "out-of-range",
                "金额超出范围");
    }

    private static void require(boolean sound, Problems problems, String pointer, String rule, String words) {
        if (!sound) problems.add(pointer, rule, words);
    }
}
