package mall.api.wechat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import mall.api.wechat.Signatures.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts what is refused, for alerts; what strangers send is never logged as it is.
final class NoticeMeters {

    private static final Logger log = LoggerFactory.getLogger(NoticeMeters.class);

    private static final String REFUSED = "mall.wechat.notices.refused";

    private final MeterRegistry registry;

    NoticeMeters(MeterRegistry registry) {
        this.registry = registry;
        for (var verdict : Verdict.values()) if (verdict != Verdict.GENUINE) counter(verdict.name());
    }

    void refused(Verdict verdict) {
        counter(verdict.name()).increment();
        switch (verdict) {
            case OUT_OF_TIME ->
                log.error("A notice in WeChat Pay's name is out of time: a replay, or this machine's clock is wrong");
            case PROBE -> log.info("WeChat Pay has tested whether signatures are checked");
            case GENUINE, UNSIGNED, UNKNOWN_SERIAL, FORGED ->
                log.warn("A notice in WeChat Pay's name is not believed: {}", verdict);
        }
    }

    void unreadable() {
        counter("UNREADABLE").increment();
    }

    private Counter counter(String reason) {
        return registry.counter(REFUSED, "reason", reason);
    }
}
