package mall.domain.payments;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Instants as the driver wants them.
final class SqlTime {

    private SqlTime() {}

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
