package mall.domain.orders.pricing;

import java.util.function.Function;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;

/// What a quote says of itself where a play has nothing to say, in the shop's language.
final class Words {

    private Words() {}

    /// Why an adjustment was applied: the play's own words, else what it does; and which gift it is,
    /// which the play cannot know before it is seen what is there.
    ///
    /// @param titles what people call goods
    static String of(Adjustment adjustment, Function<SkuId, String> titles) {
        return switch (adjustment) {
            case Adjustment.UnitPrice one -> orElse(one.words(), "享优惠价 " + one.price());
            case Adjustment.Off one -> orElse(one.words(), one.source().label());
            case Adjustment.Gift one -> given(one, titles.apply(one.sku()));
            case Adjustment.FreightOff one -> orElse(one.words(), "减免运费");
            case Adjustment.Unmet one -> one.words();
        };
    }

    private static String given(Adjustment.Gift gift, String title) {
        var words =
                new StringBuilder(gift.words().isBlank() ? "" : gift.words() + "，").append("获赠「%s」".formatted(title));
        if (gift.quantity() > 1) words.append(" ×").append(gift.quantity());
        if (!gift.alternatives().isEmpty())
            words.append("，%d 款可选".formatted(gift.alternatives().size() + 1));
        return words.toString();
    }

    static String beaten(Source rival) {
        return "已享受「%s」，同类优惠不叠加".formatted(rival.label());
    }

    static String apart(Source taker) {
        return "不与「%s」同享".formatted(taker.label());
    }

    static String gaveWay(String chosen) {
        return "已选「%s」，两者不同享".formatted(chosen);
    }

    static String giftGone() {
        return "赠品已送完";
    }

    static String noSaving(Adjustment proposal, Money freight) {
        if (proposal instanceof Adjustment.FreightOff && freight.isZero()) return "当前没有运费";
        return "商品现价已更优惠";
    }

    private static String orElse(String words, String otherwise) {
        return words.isBlank() ? otherwise : words;
    }
}
