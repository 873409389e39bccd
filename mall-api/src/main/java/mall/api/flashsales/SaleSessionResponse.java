package mall.api.flashsales;

import java.time.Instant;
import java.util.List;
import mall.promotion.campaign.CampaignId;
import mall.promotion.flashsale.SessionId;
import mall.promotion.flashsale.SessionState;
import mall.promotion.flashsale.board.Poster;

/// A session.
///
/// @param name of its campaign
/// @param now the shop's time
/// @param promotion how a quote's choice of the play `flash-sale` names it
/// @param goods how many kinds of goods it sells
/// @param lots in a list of sessions only the first of them
record SaleSessionResponse(
        SessionId id,
        CampaignId campaign,
        String name,
        SessionState state,
        Instant now,
        Instant opensAt,
        Instant closesAt,
        String promotion,
        int goods,
        List<SaleLotResponse> lots) {

    private static final int PREVIEW = 4;

    static SaleSessionResponse of(Poster poster, Instant now) {
        return of(poster, now, poster.lots().size());
    }

    static SaleSessionResponse preview(Poster poster, Instant now) {
        return of(poster, now, PREVIEW);
    }

    private static SaleSessionResponse of(Poster poster, Instant now, int most) {
        var session = poster.session();
        return new SaleSessionResponse(
                session.id(),
                session.campaign(),
                session.name(),
                poster.state(),
                now,
                session.opensAt(),
                session.closesAt(),
                session.promotion(),
                poster.lots().size(),
                poster.lots().stream().limit(most).map(SaleLotResponse::of).toList());
    }
}
