package mall.admin.campaigns;

import java.time.Instant;
import mall.promotion.campaign.Period;

/// @param until no longer part of it
record PeriodBody(Instant from, Instant until) {

    Period period() {
        return new Period(from, until);
    }

    static PeriodBody of(Period period) {
        return new PeriodBody(period.from(), period.until());
    }
}
