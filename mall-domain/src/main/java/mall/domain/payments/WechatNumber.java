package mall.domain.payments;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Reads the 32 hexadecimal digits of [mall.domain.kernel.Ids#hex] back.
final class WechatNumber {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

    private WechatNumber() {}

    static Optional<UUID> parse(String number) {
        if (!HEX.matcher(number).matches()) return Optional.empty();
        return Optional.of(
                new UUID(Long.parseUnsignedLong(number, 0, 16, 16), Long.parseUnsignedLong(number, 16, 32, 16)));
    }
}
