package mall.promotion.flashsale;

import java.time.Clock;
import java.time.Duration;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.promotion.campaign.Period;
import org.springframework.stereotype.Component;

/// Flash sales for tests that stand outside: a unit costs ¥9.90.
@Component
public class SaleFloor {

    public static final Money PRICE = Rush.PRICE;

    private final Rush rush;
    private final Clock clock;

    SaleFloor(Rush rush, Clock clock) {
        this.rush = rush;
        this.clock = clock;
    }

    /// From an hour ago until tomorrow.
    public FlashSession open(SkuId tea, int quota, int limitPerMember) {
        return rush.session(rush.run(Rush.rules(Rush.of(tea, quota, limitPerMember))));
    }

    /// In an hour.
    public FlashSession later(SkuId tea, int quota) {
        var now = clock.instant();
        var period = new Period(now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2)));
        return rush.session(rush.run(period, Rush.rules(Rush.of(tea, quota, 1))));
    }

    /// Units that live orders have.
    public int sold(LotId lot) {
        return rush.sold(lot);
    }
}
