package mall.domain.orders.pricing;

import mall.domain.kernel.Money;

/// What a quote says of itself where a play has nothing to say, in the shop's language.
final class Words {

    private Words() {}

    /// Why an adjustment was applied: the play's own words, else what it does.
    static String of(Adjustment adjustment) {
        return switch (adjustment) {
            case Adjustment.UnitPrice one -> orElse(one.words(), "享优惠价 " + one.price());
            case Adjustment.Off one -> orElse(one.words(), one.source().label());
            case Adjustment.Gift one -> orElse(one.words(), "赠品 ×" + one.quantity());
            case Adjustment.FreightOff one -> orElse(one.words(), "减免运费");
            case Adjustment.Unmet one -> one.words();
        };
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
