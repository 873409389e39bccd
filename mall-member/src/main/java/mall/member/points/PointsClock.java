package mall.member.points;

import java.time.Duration;
import mall.domain.settings.Settings;
import mall.member.ledger.Asset;
import mall.member.ledger.Expiries;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Has members told in time of points that expire.
@Component
class PointsClock {

    private final Expiries expiries;
    private final Settings settings;

    PointsClock(Expiries expiries, Settings settings) {
        this.expiries = expiries;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${mall.points.notices:10m}")
    void tell() {
        var ahead = Duration.ofDays(settings.of(PointsSettings.class).noticeDays());
        if (ahead.isZero()) return;
        boolean more = true;
        while (more) more = expiries.tell(Asset.POINTS, ahead);
    }
}
