/// What shoppers read of campaigns: [CampaignBoard][mall.promotion.campaign.board.CampaignBoard] says
/// what is open, what a campaign promises for a product, and which products are in it. Answers come
/// from snapshots, but for the pages of a campaign's products.
@NamedInterface("board")
@NullMarked
package mall.promotion.campaign.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
