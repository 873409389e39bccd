package mall.domain.catalog.restock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells those who waited, a few at a time: ten thousand may wait for one cup.
@Component
class RestockClock {

    private static final int AT_ONCE = 50;

    private final RestockRequests requests;

    RestockClock(RestockRequests requests) {
        this.requests = requests;
    }

    @Scheduled(fixedDelayString = "2s")
    void tell() {
        requests.tellSome(AT_ONCE);
    }
}
