package mall.admin.freight;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import mall.domain.freight.FreightZone;
import org.jspecify.annotations.Nullable;

/// Some parts of the country that are served alike.
///
/// @param divisions codes of provinces (2 digits), cities (4) and districts (6); the closest counts
/// @param rate null when goods are not sent there
record ZoneBody(
        @NotEmpty @Size(max = 500) List<@NotNull @Pattern(regexp = "([0-9]{2}){1,3}") String> divisions,
        @Valid @Nullable RateBody rate) {

    FreightZone zone() {
        return new FreightZone(divisions, rate == null ? null : rate.rate());
    }

    static ZoneBody of(FreightZone zone) {
        return new ZoneBody(zone.divisions(), RateBody.of(zone.rate()));
    }
}
