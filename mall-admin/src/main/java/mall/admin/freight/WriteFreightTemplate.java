package mall.admin.freight;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mall.domain.freight.FreightMode;
import mall.domain.freight.FreightRules;
import org.jspecify.annotations.Nullable;

/// A freight template as it is to be, whole.
///
/// @param rest the rate of wherever no zone is; null when goods are not sent there
record WriteFreightTemplate(
        @NotBlank @Size(max = 40) String name,
        FreightMode mode,
        @Size(max = 50) List<@NotNull @Valid ZoneBody> zones,
        @Valid @Nullable RateBody rest) {

    FreightRules rules() {
        return new FreightRules(mode, zones.stream().map(ZoneBody::zone).toList(), rest == null ? null : rest.rate());
    }
}
