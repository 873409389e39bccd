package mall.member.messages;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.restock.RestockNoticeDue;
import mall.domain.kernel.ShopCalendar;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Tells whoever waited that something is there again, once a day at most.
@Component
class RestockMessages {

    private static final Duration NEWS = Duration.ofDays(1);

    private final Catalog catalog;
    private final Messages messages;
    private final Clock clock;

    RestockMessages(Catalog catalog, Messages messages, Clock clock) {
        this.catalog = catalog;
        this.messages = messages;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(RestockNoticeDue event) {
        var sku = catalog.skus(List.of(event.sku())).get(event.sku());
        if (sku == null || !sku.isOnSale()) return;
        var now = clock.instant();
        messages.tell(new Notice(
                MessagePurpose.RESTOCKED,
                event.member(),
                "%s/%s/%s".formatted(event.member(), event.sku(), ShopCalendar.dayOf(now)),
                sku.product().toString(),
                Map.of(
                        MessageValue.GOODS, "%s %s".formatted(sku.title(), sku.specText()),
                        MessageValue.AMOUNT, sku.price().yuan(),
                        MessageValue.TIME, Notice.time(now)),
                now.plus(NEWS)));
    }
}
