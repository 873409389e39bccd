package mall.promotion.campaign.editing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Slots;

/// A campaign as it is to be, whole.
///
/// @param name what shoppers read
/// @param rules of the play's own type
public record CampaignDraft(
        @NotBlank @Size(max = 60) String name,
        Period period,
        Slots slots,
        Audience audience,
        @Valid Limits limits,
        Record rules) {}
