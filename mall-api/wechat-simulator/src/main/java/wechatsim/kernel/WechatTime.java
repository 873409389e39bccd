package wechatsim.kernel;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Times as WeChat writes them: RFC 3339 in Beijing's time, to the second.
public final class WechatTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    private WechatTime() {}

    /// Writes `2018-06-08T10:34:56+08:00`.
    public static String text(Instant instant) {
        return FORMAT.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE));
    }

    /// Reads such a time.
    ///
    /// @throws java.time.format.DateTimeParseException when it is no RFC 3339 time with a zone
    public static Instant parse(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
