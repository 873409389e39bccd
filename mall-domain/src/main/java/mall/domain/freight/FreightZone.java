package mall.domain.freight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some parts of the country that are served alike.
///
/// @param divisions their codes: a province has 2 digits, a city 4, a district 6
/// @param rate null when goods are not sent there
public record FreightZone(List<String> divisions, @Nullable FreightRate rate) {

    private static final int MAXIMUM_DIVISIONS = 500;

    public FreightZone {
        divisions = List.copyOf(divisions);
        if (divisions.isEmpty() || divisions.size() > MAXIMUM_DIVISIONS) throw new InvalidFreightRules("divisions");
        for (var code : divisions) {
            if (!code.matches("(\\d\\d){1,3}")) throw new InvalidFreightRules("divisions");
        }
    }
}
