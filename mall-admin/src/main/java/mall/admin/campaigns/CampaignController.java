package mall.admin.campaigns;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import mall.domain.operators.SignedInOperator;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignKinds;
import mall.promotion.campaign.CampaignState;
import mall.promotion.campaign.editing.CampaignFilter;
import mall.promotion.campaign.editing.CampaignViews;
import mall.promotion.campaign.editing.Campaigns;
import mall.promotion.campaign.figures.CampaignFigures;
import mall.web.Cursor;
import mall.web.IfMatch;
import mall.web.Listing;
import mall.web.Needs;
import mall.web.Tagged;
import mall.web.json.WireJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The merchant's campaigns, of all plays.
@RestController
@RequestMapping("/admin/api/campaigns")
class CampaignController {

    private final Campaigns campaigns;
    private final CampaignViews views;
    private final CampaignFigures figures;
    private final CampaignKinds kinds;
    private final WireJson json;

    CampaignController(
            Campaigns campaigns, CampaignViews views, CampaignFigures figures, CampaignKinds kinds, WireJson json) {
        this.campaigns = campaigns;
        this.views = views;
        this.figures = figures;
        this.kinds = kinds;
        this.json = json;
    }

    /// The newest first.
    ///
    /// @param play the code of a play
    /// @param state at this moment
    @Needs("campaigns:read")
    @GetMapping
    Listing<CampaignResponse> list(
            @RequestParam(required = false) @Nullable String play,
            @RequestParam(required = false) @Nullable CampaignState state,
            Cursor cursor) {
        var after = cursor.after();
        var found = views.list(
                new CampaignFilter(play, state),
                after == null ? null : new CampaignId(UUID.fromString(after)),
                cursor.limit());
        return cursor.listing(found.map(CampaignResponse::of));
    }

    @Needs("campaigns:read")
    @GetMapping("/{id}")
    ResponseEntity<CampaignResponse> show(@PathVariable CampaignId id) {
        var campaign = views.require(id);
        return Tagged.tagged(campaign.version(), CampaignResponse.of(campaign));
    }

    /// Writes it anew. When its rules change, orders that were placed keep the ones before.
    @Needs("campaigns:edit")
    @PutMapping("/{id}")
    ResponseEntity<CampaignResponse> edit(
            @PathVariable CampaignId id,
            IfMatch seen,
            @Valid @RequestBody WriteCampaign campaign,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedInOperator me) {
        var kind = kinds.named(views.require(id).play());
        var rules = json.readPart("rules", campaign.rules(), kind.rules(), request);
        campaigns.edit(id, seen.version(), campaign.draft(rules), me.actor());
        return show(id);
    }

    /// A new draft with the same terms.
    @Needs("campaigns:edit")
    @PostMapping("/{id}/copies")
    @ResponseStatus(HttpStatus.CREATED)
    CampaignResponse copy(@PathVariable CampaignId id, @AuthenticationPrincipal SignedInOperator me) {
        return CampaignResponse.of(views.require(campaigns.copy(id, me.actor())));
    }

    /// Some seconds old.
    @Needs("campaigns:read")
    @GetMapping("/{id}/figures")
    FiguresResponse figures(@PathVariable CampaignId id) {
        return FiguresResponse.of(figures.of(views.require(id).id()));
    }
}
