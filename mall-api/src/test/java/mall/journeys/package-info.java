/// The mall's business told as stories, over HTTP, with the simulator as WeChat: what a newcomer reads
/// first. [PlaceOrderJourneyTests][mall.journeys.PlaceOrderJourneyTests] is the whole loop.
@NullMarked
package mall.journeys;

import org.jspecify.annotations.NullMarked;
