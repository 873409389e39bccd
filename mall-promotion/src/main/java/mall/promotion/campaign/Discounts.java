package mall.promotion.campaign;

import mall.domain.kernel.Money;

/// Percentages of prices, and how people read them.
public final class Discounts {

    private Discounts() {}

    /// What is taken off when so many percent are left to pay; less than a fen stays with the shop.
    public static Money off(Money price, int percentLeft) {
        return Money.ofFen(Math.multiplyExact(price.fen(), 100 - percentLeft) / 100);
    }

    /// What is left to pay, in words: `8 折`, `8.5 折`, `半价`, `免费`.
    public static String words(int percentLeft) {
        if (percentLeft == 0) return "免费";
        if (percentLeft == 50) return "半价";
        return percentLeft % 10 == 0 ? percentLeft / 10 + " 折" : percentLeft / 10 + "." + percentLeft % 10 + " 折";
    }
}
