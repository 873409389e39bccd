/// Where the merchant writes campaigns: [Campaigns][mall.promotion.campaign.editing.Campaigns]
/// drafts, edits, schedules, pauses, resumes, ends and copies them, and
/// [CampaignViews][mall.promotion.campaign.editing.CampaignViews] shows them. Every change names
/// the version that its editor looked at.
/// [FormSchemas][mall.promotion.campaign.editing.FormSchemas] makes the JSON Schema of a play's
/// rules, from which the console makes its form.
@NamedInterface("editing")
@NullMarked
package mall.promotion.campaign.editing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
