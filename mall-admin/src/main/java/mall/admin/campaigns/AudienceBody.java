package mall.admin.campaigns;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import mall.promotion.campaign.Audience;

/// Whom it is for.
///
/// @param kind a code of `GET /admin/api/campaign-kinds`
/// @param values what that kind wants to know
record AudienceBody(
        @NotBlank @Size(max = 40) String kind,
        @Size(max = 100) List<@NotBlank @Size(max = 60) String> values) {

    Audience audience() {
        return new Audience(kind, values);
    }

    static AudienceBody of(Audience audience) {
        return new AudienceBody(audience.kind(), audience.values());
    }
}
