package mall.promotion.campaign.editing;

import static org.assertj.core.api.Assertions.assertThat;

import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignState;
import mall.promotion.campaign.Tasting;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Campaigns as the console lists them.
@MallTest
class CampaignListTests {

    static final Tasting.Rules FIVE_OFF = Tasting.offNothing(5_00);

    @Autowired
    CampaignViews views;

    @Autowired
    Merchant merchant;

    CampaignId id = CampaignId.next();

    @Nested
    class TheList {

        @Test
        void isFilteredByPlayAndByTheStateOfThisMoment() {
            id = merchant.run(Tasting.CODE, FIVE_OFF);
            var draft = merchant.draft(Tasting.CODE, merchant.terms(FIVE_OFF));

            var running = views.list(new CampaignFilter(Tasting.CODE, CampaignState.RUNNING), null, 100);

            assertThat(running.items())
                    .extracting(CampaignDetail::id)
                    .contains(id)
                    .doesNotContain(draft);
            assertThat(views.list(new CampaignFilter("another", null), null, 100)
                            .items())
                    .isEmpty();
        }

        @Test
        void goesOnWhereItStopped() {
            var older = merchant.draft(Tasting.CODE, merchant.terms(FIVE_OFF));
            var newer = merchant.draft(Tasting.CODE, merchant.terms(FIVE_OFF));

            var rest = views.list(new CampaignFilter(null, null), newer, 1);

            assertThat(rest.items()).extracting(CampaignDetail::id).containsExactly(older);
        }
    }
}
