package mall.admin.campaigns;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mall.promotion.campaign.Slots;
import mall.promotion.campaign.editing.CampaignDraft;
import tools.jackson.databind.JsonNode;

/// A campaign as it is to be, whole.
///
/// @param name what shoppers read
/// @param slots the hours of each day, in the shop's time; none for all day
/// @param rules an object of the form that `GET /admin/api/campaign-kinds/{kind}` describes
record WriteCampaign(
        @NotBlank @Size(max = 60) String name,
        PeriodBody period,
        @Size(max = 12) List<@NotNull @Valid SlotBody> slots,
        @Valid AudienceBody audience,
        @Valid LimitsBody limits,
        JsonNode rules) {

    CampaignDraft draft(Record rules) {
        return new CampaignDraft(
                name,
                period.period(),
                new Slots(slots.stream().map(SlotBody::slot).toList()),
                audience.audience(),
                limits.limits(),
                rules);
    }
}
