package mall.domain.shipping;

import mall.domain.runtime.Backlog;
import mall.domain.shipping.ShippingNotice.Answer.Accepted;
import mall.domain.shipping.ShippingNotice.Answer.Impossible;
import mall.domain.shipping.ShippingNotice.Answer.Later;
import mall.domain.shipping.ShippingNotices.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells WeChat what is due, between two transactions: one takes a notice up, the other writes
/// down the answer. A crash in between tells it once more, which WeChat does not mind.
@Component
class ShippingClock {

    private static final Logger log = LoggerFactory.getLogger(ShippingClock.class);

    /// A report takes WeChat some tenths of a second, and when it is slow some seconds.
    private static final int AT_ONCE = 8;

    private final ShippingNotices notices;
    private final ShippingReports reports;
    private final ObjectProvider<ShippingNotice> wechat;
    private final Backlog backlog;

    ShippingClock(
            ShippingNotices notices, ShippingReports reports, ObjectProvider<ShippingNotice> wechat, Backlog backlog) {
        this.notices = notices;
        this.reports = reports;
        this.wechat = wechat;
        this.backlog = backlog;
    }

    @Scheduled(fixedDelayString = "${mall.shipping.clock:1s}")
    void tick() {
        var ear = wechat.getIfAvailable();
        if (ear == null) return;
        backlog.workThrough(AT_ONCE, notices::take, due -> tell(ear, due));
    }

    private void tell(ShippingNotice ear, Due due) {
        try {
            var report = reports.of(due.order(), due.reportedSplit());
            switch (ear.upload(report)) {
                case Accepted _ -> notices.accepted(due, report);
                case Later(var reason) -> {
                    log.info("WeChat hears of order {} later: {}", due.order(), reason);
                    notices.later(due, reason);
                }
                case Impossible(var reason) -> notices.impossible(due, reason);
            }
        } catch (RuntimeException failure) {
            log.warn("WeChat could not be told of order {}, it is tried again", due.order(), failure);
            notices.later(due, failure.getClass().getSimpleName());
        }
    }
}
