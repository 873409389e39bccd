package mall.domain.freight;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import mall.domain.freight.FreightResult.Cost;
import mall.domain.freight.FreightResult.NotServed;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import org.springframework.stereotype.Component;

/// Says what it costs to send goods to a district. Costs no SQL while the templates are cached.
@Component
public class Freight {

    private final FreightTemplates templates;

    Freight(FreightTemplates templates) {
        this.templates = templates;
    }

    /// Goods of one template are counted together; what the templates ask adds up. Each item bears
    /// a share in proportion to its pieces or its weight.
    ///
    /// @param districtCode six digits
    public FreightResult cost(List<FreightItem> items, String districtCode) {
        return cost(items, districtCode, rulesOf(items));
    }

    static FreightResult cost(
            List<FreightItem> items, String districtCode, Map<FreightTemplateId, FreightRules> rules) {
        var shares = new ArrayList<>(Collections.nCopies(items.size(), Money.ZERO));
        var notServed = new ArrayList<Integer>();
        byTemplate(items).forEach((template, positions) -> {
            var rule = rules.get(template);
            if (rule == null) throw new NotFound("freight-template", template);
            var group = positions.stream().map(items::get).toList();
            rule.rateFor(districtCode)
                    .ifPresentOrElse(
                            rate -> share(rate.of(rule.mode(), group), rule.mode(), group, positions, shares),
                            () -> notServed.addAll(positions));
        });
        if (!notServed.isEmpty())
            return new NotServed(notServed.stream().sorted().toList());
        return new Cost(Money.sum(shares), shares);
    }

    private static Map<FreightTemplateId, List<Integer>> byTemplate(List<FreightItem> items) {
        return IntStream.range(0, items.size())
                .boxed()
                .filter(position -> items.get(position).template() != null)
                .collect(groupingBy(
                        position -> Objects.requireNonNull(items.get(position).template())));
    }

    private static void share(
            Money fee, FreightMode mode, List<FreightItem> group, List<Integer> positions, List<Money> shares) {
        long[] weights = group.stream().mapToLong(mode::units).toArray();
        // Goods without weight travel by weight too.
        if (Arrays.stream(weights).allMatch(weight -> weight == 0)) Arrays.fill(weights, 1);
        var parts = fee.spread(weights);
        for (int i = 0; i < parts.length; i++) shares.set(positions.get(i), parts[i]);
    }

    private Map<FreightTemplateId, FreightRules> rulesOf(Collection<FreightItem> items) {
        var ids = items.stream()
                .map(FreightItem::template)
                .filter(Objects::nonNull)
                .collect(toSet());
        return templates.all(ids).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().rules()));
    }
}
