package mall.admin.campaigns;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import mall.domain.operators.SignedInOperator;
import mall.promotion.campaign.AudienceKind;
import mall.promotion.campaign.Audiences;
import mall.promotion.campaign.CampaignKind;
import mall.promotion.campaign.CampaignKinds;
import mall.promotion.campaign.editing.CampaignViews;
import mall.promotion.campaign.editing.Campaigns;
import mall.promotion.campaign.editing.FormSchemas;
import mall.web.Needs;
import mall.web.json.WireJson;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The plays that campaigns are made of: the console makes its forms from their schemas, so that a
/// play that is new to the mall needs no new screen.
@RestController
@RequestMapping("/admin/api/campaign-kinds")
class CampaignKindController {

    private final CampaignKinds kinds;
    private final FormSchemas schemas;
    private final Audiences audiences;
    private final Campaigns campaigns;
    private final CampaignViews views;
    private final WireJson json;

    // One more than a constructor should have: here a form becomes a campaign.
    CampaignKindController(
            CampaignKinds kinds,
            FormSchemas schemas,
            Audiences audiences,
            Campaigns campaigns,
            CampaignViews views,
            WireJson json) {
        this.kinds = kinds;
        this.schemas = schemas;
        this.audiences = audiences;
        this.campaigns = campaigns;
        this.views = views;
        this.json = json;
    }

    /// @param audiences whom campaigns can be for
    record KindList(List<KindSummary> items, List<AudienceResponse> audiences) {}

    record KindSummary(String code, String title) {

        static KindSummary of(CampaignKind<?> kind) {
            return new KindSummary(kind.code(), kind.title());
        }
    }

    record AudienceResponse(String kind, String title) {

        static AudienceResponse of(AudienceKind kind) {
            return new AudienceResponse(kind.code(), kind.title());
        }
    }

    /// @param rules the JSON Schema of its rules; `format` says what a form has pickers for: `fen`,
    /// `sku`, `product`, `category`, `brand`
    record KindResponse(String code, String title, JsonNode rules) {}

    @Needs("campaigns:read")
    @GetMapping
    KindList list() {
        return new KindList(
                kinds.all().stream().map(KindSummary::of).toList(),
                audiences.all().stream().map(AudienceResponse::of).toList());
    }

    @Needs("campaigns:read")
    @GetMapping("/{kind}")
    KindResponse show(@PathVariable String kind) {
        var play = kinds.named(kind);
        return new KindResponse(play.code(), play.title(), schemas.of(play));
    }

    /// Drafts a campaign of this play.
    @Needs("campaigns:edit")
    @PostMapping("/{kind}/campaigns")
    @ResponseStatus(HttpStatus.CREATED)
    CampaignResponse create(
            @PathVariable String kind,
            @Valid @RequestBody WriteCampaign campaign,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedInOperator me) {
        var rules = json.readPart("rules", campaign.rules(), kinds.named(kind).rules(), request);
        return CampaignResponse.of(views.require(campaigns.draft(kind, campaign.draft(rules), me.actor())));
    }
}
