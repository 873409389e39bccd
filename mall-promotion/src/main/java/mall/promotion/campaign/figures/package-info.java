/// What came of campaigns: views, participants, orders, revenue and what discounts and gifts cost, by
/// day.
///
/// An order counts from when it is paid until it is undone; its revenue is what was paid less what
/// was given back. Nothing is counted while an order is placed or paid: it leaves a note in its own
/// transaction, and one worker a second looks at the orders noted and adds what has changed since it
/// looked last, so that it does not matter how often or in what order things are noted.
///
/// - [CampaignFigures][mall.promotion.campaign.figures.CampaignFigures] answers for the console;
/// - [CampaignPageViews][mall.promotion.campaign.figures.CampaignPageViews] is told who looks.
@NamedInterface("figures")
@NullMarked
package mall.promotion.campaign.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
