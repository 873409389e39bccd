package mall.domain.freight;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What it costs to send goods anywhere. Of two zones that contain a district, the one that names
/// it more closely counts: a city before its province.
///
/// @param rest the rate of wherever no zone is; null when goods are not sent there
public record FreightRules(
        FreightMode mode, List<FreightZone> zones, @Nullable FreightRate rest) {

    private static final int MAXIMUM_ZONES = 50;

    public FreightRules {
        zones = List.copyOf(zones);
        if (zones.size() > MAXIMUM_ZONES) throw new InvalidFreightRules("zones");
        var named = new HashSet<String>();
        for (var zone : zones) {
            for (var code : zone.divisions()) {
                if (!named.add(code)) throw new InvalidFreightRules("division-twice");
            }
        }
    }

    /// The rate for a district; nothing when goods are not sent there.
    Optional<FreightRate> rateFor(String districtCode) {
        for (int digits = 6; digits >= 2; digits -= 2) {
            if (districtCode.length() < digits) continue;
            var division = districtCode.substring(0, digits);
            for (var zone : zones) {
                if (zone.divisions().contains(division)) return Optional.ofNullable(zone.rate());
            }
        }
        return Optional.ofNullable(rest);
    }
}
