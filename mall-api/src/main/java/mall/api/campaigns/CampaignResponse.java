package mall.api.campaigns;

import java.time.Instant;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.board.Poster;

/// A campaign.
///
/// @param play the code of its play
/// @param playTitle what people call the play
/// @param audience whom it is for
/// @param open whether it is open at this moment
/// @param from since when it is open without a break; where it is not open, from when on it will be
/// @param until the moment at which it closes, no longer part of it
record CampaignResponse(
        CampaignId id,
        String play,
        String playTitle,
        String name,
        String audience,
        boolean open,
        Instant from,
        Instant until) {

    static CampaignResponse of(Poster poster) {
        return new CampaignResponse(
                poster.campaign(),
                poster.play(),
                poster.playTitle(),
                poster.name(),
                poster.audience(),
                poster.isOpen(),
                poster.window().from(),
                poster.window().until());
    }
}
