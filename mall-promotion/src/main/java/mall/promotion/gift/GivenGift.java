package mall.promotion.gift;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Deduction;
import mall.domain.orders.pricing.Deduction.ReturnGift;
import mall.domain.orders.pricing.Deduction.TakeBack;
import mall.domain.orders.pricing.RefundQuote;
import mall.promotion.gift.GiftRules.Step;

/// A gift that came with an order of which something is about to go back. Its shares in the order
/// say which lines earned it and which line it is. As long as too little is kept, the gift or its
/// value is due, whatever is kept of it.
///
/// @param rules under which the order was placed
record GivenGift(Applied applied, GiftRules rules, RefundQuote quote) {

    Optional<Deduction> deduction() {
        return step().filter(step -> !isKept(step)).flatMap(this::wantBack);
    }

    private Optional<Deduction> wantBack(Step step) {
        var gift = gift();
        if (gift.isEmpty() || gift.get().kept() == 0) return Optional.empty();
        var kept = gift.get().kept();
        return switch (rules.onRefund()) {
            case RETURN_GIFT ->
                Optional.of(new ReturnGift(applied.source(), gift.get().no(), kept));
            case TAKE_VALUE ->
                Optional.of(new TakeBack(
                        applied.source(), rules.valueOf(gift.get().sku()).times(kept)));
            case KEEP -> Optional.empty();
        };
    }

    /// The step that the order had reached.
    private Optional<Step> step() {
        return rules.reached(amount(RefundQuote.Line::quantity), pieces(RefundQuote.Line::quantity));
    }

    private boolean isKept(Step step) {
        return step.isReachedBy(amount(RefundQuote.Line::kept), pieces(RefundQuote.Line::kept));
    }

    private Money amount(ToIntFunction<RefundQuote.Line> units) {
        return earning().stream()
                .map(line -> line.worth(units.applyAsInt(line)))
                .reduce(Money.ZERO, Money::plus);
    }

    private int pieces(ToIntFunction<RefundQuote.Line> units) {
        return earning().stream().mapToInt(units).sum();
    }

    private List<RefundQuote.Line> earning() {
        return lines().stream().filter(line -> !line.gift()).toList();
    }

    private Optional<RefundQuote.Line> gift() {
        return lines().stream().filter(RefundQuote.Line::gift).findFirst();
    }

    private List<RefundQuote.Line> lines() {
        return applied.shares().stream()
                .map(Applied.Share::line)
                .filter(Objects::nonNull)
                .distinct()
                .map(quote::line)
                .toList();
    }
}
