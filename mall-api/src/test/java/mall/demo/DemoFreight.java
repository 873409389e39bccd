package mall.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mall.demo.DemoGoods.FreightEntry;
import mall.demo.DemoGoods.RateEntry;
import mall.domain.freight.FreightMode;
import mall.domain.freight.FreightRate;
import mall.domain.freight.FreightRules;
import mall.domain.freight.FreightTemplateId;
import mall.domain.freight.FreightTemplates;
import mall.domain.freight.FreightZone;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// What the demo shop asks for sending its goods.
public class DemoFreight {

    private final FreightTemplates templates;

    public DemoFreight(FreightTemplates templates) {
        this.templates = templates;
    }

    Map<String, FreightTemplateId> create(List<FreightEntry> entries) {
        Map<String, FreightTemplateId> ids = new HashMap<>();
        entries.forEach(entry -> ids.put(entry.key(), templates.create(entry.name(), rules(entry))));
        return ids;
    }

    private static FreightRules rules(FreightEntry entry) {
        var zones = new ArrayList<FreightZone>();
        entry.regions()
                .forEach(zone -> zones.add(
                        new FreightZone(zone.codes(), rate(zone.first(), zone.further(), zone.freeFromFen()))));
        if (!entry.notServed().isEmpty()) zones.add(new FreightZone(entry.notServed(), null));
        return new FreightRules(
                FreightMode.valueOf(entry.by()), zones, rate(entry.first(), entry.further(), entry.freeFromFen()));
    }

    private static FreightRate rate(RateEntry first, RateEntry further, @Nullable Long freeFromFen) {
        return new FreightRate(
                first.amount(),
                Money.ofFen(first.fen()),
                further.amount(),
                Money.ofFen(further.fen()),
                freeFromFen == null ? null : Money.ofFen(freeFromFen),
                null);
    }
}
