package mall.domain.catalog.search;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What searching does in the background.
@Component
class SearchClock {

    private final ProductIndex index;
    private final FoundPages found;
    private final HotWords hotWords;

    SearchClock(ProductIndex index, FoundPages found, HotWords hotWords) {
        this.index = index;
        this.found = found;
        this.hotWords = hotWords;
    }

    /// Every replica takes what no other has taken.
    @Scheduled(fixedDelayString = "1s")
    void writeDoubtfulProductsAnew() {
        while (index.refresh() > 0) found.forget();
    }

    /// Each replica has counted for itself.
    @Scheduled(fixedDelayString = "10s")
    void foldWords() {
        hotWords.fold();
    }

    @Scheduled(fixedDelayString = "60s")
    @SchedulerLock(name = "catalog.search.sales")
    void takeOverSales() {
        index.refreshSales();
    }

    @Scheduled(fixedDelayString = "6h")
    @SchedulerLock(name = "catalog.search.words")
    void forgetOldWords() {
        hotWords.sweep();
    }
}
