package mall.domain.inventory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// An order of a promotion that is over may still be cancelled: what it releases goes back from
/// the closed allotment to where everybody can buy it.
@Component
class AllotmentClock {

    private final Allotments allotments;

    AllotmentClock(Allotments allotments) {
        this.allotments = allotments;
    }

    @Scheduled(fixedDelayString = "10s")
    void giveBackWhatHasBecomeFree() {
        // One transaction each: together they would lock pools out of order.
        allotments.closedWithFreeStock().forEach(allotments::close);
    }
}
