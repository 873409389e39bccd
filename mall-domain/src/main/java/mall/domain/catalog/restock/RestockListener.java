package mall.domain.catalog.restock;

import mall.domain.inventory.StockReplenished;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Hears that stock came in.
@Component
class RestockListener {

    private final RestockRequests requests;

    RestockListener(RestockRequests requests) {
        this.requests = requests;
    }

    @ApplicationModuleListener
    void on(StockReplenished event) {
        requests.fallDue(event.skus());
    }
}
