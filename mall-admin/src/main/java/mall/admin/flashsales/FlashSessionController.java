package mall.admin.flashsales;

import java.util.UUID;
import mall.domain.operators.SignedInOperator;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.editing.CampaignViews;
import mall.promotion.flashsale.FlashSessions;
import mall.promotion.flashsale.SessionId;
import mall.promotion.flashsale.SessionViews;
import mall.promotion.flashsale.counter.Figures;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Needs;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The sessions of flash sales.
@RestController
@RequestMapping("/admin/api")
class FlashSessionController {

    private final CampaignViews campaigns;
    private final SessionViews views;
    private final FlashSessions sessions;
    private final Figures figures;

    FlashSessionController(CampaignViews campaigns, SessionViews views, FlashSessions sessions, Figures figures) {
        this.campaigns = campaigns;
        this.views = views;
        this.sessions = sessions;
        this.figures = figures;
    }

    /// Those of a campaign, the first first; none before it is scheduled.
    @Needs("campaigns:read")
    @GetMapping("/campaigns/{id}/flash-sessions")
    Listing<FlashSessionResponse> list(@PathVariable CampaignId id, Cursor cursor) {
        var after = cursor.after();
        var found = views.list(
                campaigns.require(id).id(),
                after == null ? null : new SessionId(UUID.fromString(after)),
                cursor.limit());
        return cursor.listing(found.map(FlashSessionResponse::of));
    }

    @Needs("campaigns:read")
    @GetMapping("/flash-sessions/{id}")
    FlashSessionResponse show(@PathVariable SessionId id) {
        return FlashSessionResponse.of(views.require(id));
    }

    /// What happens at the counter, a second or two ago: to be asked every second while it is open.
    @Needs("campaigns:read")
    @GetMapping("/flash-sessions/{id}/figures")
    FlashFiguresResponse figures(@PathVariable SessionId id) {
        return FlashFiguresResponse.of(views.require(id), figures.of(id));
    }

    /// Ends an open session for good, before its time. What is left is ordinary stock two minutes
    /// later.
    @Needs("campaigns:run")
    @PostMapping("/flash-sessions/{id}/close")
    FlashSessionResponse close(@PathVariable SessionId id, @AuthenticationPrincipal SignedInOperator me) {
        sessions.close(id, me.actor());
        return show(id);
    }
}
