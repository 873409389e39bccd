package mall.domain.orders;

import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Source;
import org.jspecify.annotations.Nullable;

/// What a promotion did to one line or to the freight: all that an order knows of a play.
///
/// @param lineNo null for the freight
/// @param amount zero or less
@Embeddable
record OrderAdjustment(
        String play,
        String promotionId,
        String label,
        @Nullable Integer lineNo,
        Money amount) {

    static List<OrderAdjustment> of(List<Applied> applied) {
        var rows = new ArrayList<OrderAdjustment>();
        for (var one : applied) {
            var source = one.source();
            for (var share : one.shares()) {
                rows.add(new OrderAdjustment(
                        source.play(), source.promotion(), source.label(), share.line(), share.amount()));
            }
        }
        return rows;
    }

    /// Back to what the plays understand.
    static List<Applied> applied(List<OrderAdjustment> rows) {
        var bySource = new LinkedHashMap<Source, List<Applied.Share>>();
        for (var row : rows) {
            bySource.computeIfAbsent(new Source(row.play, row.promotionId, row.label), _ -> new ArrayList<>())
                    .add(new Applied.Share(row.lineNo, row.amount));
        }
        return bySource.entrySet().stream()
                .map(entry -> new Applied(entry.getKey(), entry.getValue()))
                .toList();
    }
}
