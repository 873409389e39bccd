package mall.promotion.campaign.board;

import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.Period;

/// A campaign as shoppers read it.
///
/// @param play the code of its play
/// @param playTitle what people call the play: `限时折扣`
/// @param audience whom it is for
/// @param window when it is open without a break: now, or where it is not open, next
/// @param isOpen whether it is open at this moment
public record Poster(
        CampaignId campaign,
        String play,
        String playTitle,
        String name,
        String audience,
        Period window,
        boolean isOpen) {}
