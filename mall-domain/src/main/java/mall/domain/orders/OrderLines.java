package mall.domain.orders;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mall.domain.inventory.Take;
import mall.domain.kernel.Money;
import mall.domain.orders.OrderRefusal.LinesMalformed;
import mall.domain.orders.OrderRefusal.MoreThanLeft;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Placement;
import mall.domain.orders.pricing.PricedQuote;
import org.hibernate.annotations.ListIndexBase;
import org.jspecify.annotations.Nullable;

/// What was bought, line by line, and what promotions did to each: how many units are left to ship
/// and to refund, and what was paid for them. Lines are counted from 1.
@Embeddable
class OrderLines {

    @ElementCollection
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "no")
    @ListIndexBase(1)
    private List<OrderLine> lines;

    @ElementCollection
    @CollectionTable(name = "order_adjustment", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "seq")
    private List<OrderAdjustment> adjustments;

    @SuppressWarnings("NullAway.Init")
    protected OrderLines() {}

    OrderLines(PricedQuote quote) {
        lines = new ArrayList<>(quote.lines().stream().map(OrderLine::of).toList());
        adjustments = new ArrayList<>(OrderAdjustment.of(quote.applied()));
    }

    List<OrderLine> all() {
        return List.copyOf(lines);
    }

    List<OrderAdjustment> adjustments() {
        return List.copyOf(adjustments);
    }

    List<String> titles() {
        return lines.stream().map(OrderLine::title).toList();
    }

    /// @throws LinesMalformed when there is no such line
    OrderLine line(int no) {
        if (no < 1 || no > lines.size()) throw new LinesMalformed();
        return lines.get(no - 1);
    }

    void ship(int no, int units) {
        lines.set(no - 1, line(no).ship(units));
    }

    void refund(int no, int units) {
        lines.set(no - 1, line(no).refund(units));
    }

    /// Units of all lines that have some, by a count of the line's.
    List<LineUnits> units(ToIntFunction<OrderLine> count) {
        return numbers()
                .mapToObj(no -> new LineUnits(no, count.applyAsInt(line(no))))
                .filter(units -> units.quantity() > 0)
                .toList();
    }

    /// Those of them that are no gifts.
    Set<LineUnits> bought(List<LineUnits> units) {
        return units.stream().filter(part -> !line(part.line()).gift()).collect(Collectors.toSet());
    }

    /// Each line once, and not more of it than there is.
    void requireLeft(List<LineUnits> parts, ToIntFunction<OrderLine> left) {
        if (parts.stream().map(LineUnits::line).distinct().count() != parts.size()) throw new LinesMalformed();
        for (var part : parts) {
            var most = left.applyAsInt(line(part.line()));
            if (part.quantity() < 1) throw new LinesMalformed();
            if (part.quantity() > most) throw new MoreThanLeft(part.line(), most);
        }
    }

    List<Take> takes(List<LineUnits> units) {
        return units.stream()
                .map(part -> line(part.line()).take(part.quantity()))
                .toList();
    }

    /// @param freight before promotions
    Money paidForFreight(Money freight) {
        return adjusted(freight, null);
    }

    /// What was paid for a line: its price and every adjustment that fell on it.
    Money paidFor(int no) {
        return adjusted(line(no).goods(), no);
    }

    /// What goes back for units of a line: an even part of what was paid for each, and the last
    /// unit takes the rest.
    Money refundFor(LineUnits units) {
        var line = line(units.line());
        return Shares.of(paidFor(units.line()), line.quantity(), line.refunded(), units.quantity());
    }

    /// The promotions that took effect.
    List<Applied> applied() {
        return OrderAdjustment.applied(adjustments);
    }

    /// What plays are told when they claim.
    List<Placement.Line> placed() {
        return numbers()
                .mapToObj(no -> {
                    var line = line(no);
                    return new Placement.Line(no, line.sku(), line.product(), line.quantity(), line.gift());
                })
                .toList();
    }

    private Money adjusted(Money price, @Nullable Integer no) {
        return adjustments.stream()
                .filter(adjustment -> Objects.equals(adjustment.lineNo(), no))
                .map(OrderAdjustment::amount)
                .reduce(price, Money::plus);
    }

    private IntStream numbers() {
        return IntStream.rangeClosed(1, lines.size());
    }
}
