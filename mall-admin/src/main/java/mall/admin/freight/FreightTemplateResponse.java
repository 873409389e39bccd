package mall.admin.freight;

import java.util.List;
import mall.domain.freight.FreightMode;
import mall.domain.freight.FreightTemplateDetail;
import mall.domain.freight.FreightTemplateId;
import org.jspecify.annotations.Nullable;

/// A freight template.
///
/// @param rest the rate of wherever no zone is; null when goods are not sent there
/// @param archived not to be chosen for products any more
record FreightTemplateResponse(
        FreightTemplateId id,
        String name,
        FreightMode mode,
        List<ZoneBody> zones,
        @Nullable RateBody rest,
        boolean archived,
        int version) {

    static FreightTemplateResponse of(FreightTemplateDetail template) {
        var rules = template.rules();
        return new FreightTemplateResponse(
                template.id(),
                template.name(),
                rules.mode(),
                rules.zones().stream().map(ZoneBody::of).toList(),
                RateBody.of(rules.rest()),
                template.isArchived(),
                template.version());
    }
}
