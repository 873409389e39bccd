package mall.admin.campaigns;

import mall.domain.operators.SignedInOperator;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.editing.CampaignViews;
import mall.promotion.campaign.editing.Campaigns;
import mall.web.IfMatch;
import mall.web.Needs;
import mall.web.Tagged;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Leads a campaign through its life: draft, scheduled, running, paused, ended.
@RestController
@RequestMapping("/admin/api/campaigns/{id}")
class CampaignLifeController {

    private final Campaigns campaigns;
    private final CampaignViews views;

    CampaignLifeController(Campaigns campaigns, CampaignViews views) {
        this.campaigns = campaigns;
        this.views = views;
    }

    /// From here on it runs within its period.
    @Needs("campaigns:run")
    @PostMapping("/schedule")
    ResponseEntity<CampaignResponse> schedule(
            @PathVariable CampaignId id, IfMatch seen, @AuthenticationPrincipal SignedInOperator me) {
        campaigns.schedule(id, seen.version(), me.actor());
        return show(id);
    }

    @Needs("campaigns:run")
    @PostMapping("/pause")
    ResponseEntity<CampaignResponse> pause(
            @PathVariable CampaignId id, IfMatch seen, @AuthenticationPrincipal SignedInOperator me) {
        campaigns.pause(id, seen.version(), me.actor());
        return show(id);
    }

    /// It goes on, as far as its period still lasts.
    @Needs("campaigns:run")
    @DeleteMapping("/pause")
    ResponseEntity<CampaignResponse> resume(
            @PathVariable CampaignId id, IfMatch seen, @AuthenticationPrincipal SignedInOperator me) {
        campaigns.resume(id, seen.version(), me.actor());
        return show(id);
    }

    /// For good.
    @Needs("campaigns:run")
    @PostMapping("/end")
    ResponseEntity<CampaignResponse> end(
            @PathVariable CampaignId id, IfMatch seen, @AuthenticationPrincipal SignedInOperator me) {
        campaigns.end(id, seen.version(), me.actor());
        return show(id);
    }

    private ResponseEntity<CampaignResponse> show(CampaignId id) {
        var campaign = views.require(id);
        return Tagged.tagged(campaign.version(), CampaignResponse.of(campaign));
    }
}
