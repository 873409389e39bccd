package mall.domain.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The days of the shop: it lives in Shanghai, while the JVM and the database run in UTC. Every
/// day, slot, streak and bill date is decided here.
public final class ShopCalendar {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private ShopCalendar() {}

    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
