package mall.promotion.campaign.editing;

import static mall.promotion.campaign.editing.Faults.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import mall.domain.kernel.Money;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Slots;
import mall.promotion.campaign.Slots.Slot;
import mall.promotion.campaign.Tasting;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What is wrong with a campaign is said before it is written.
@MallTest
class CampaignDraftTests {

    static final Tasting.Rules FIVE_OFF = Tasting.offNothing(5_00);

    @Autowired
    Merchant merchant;

    @Autowired
    Clock clock;

    @Nested
    class WhatIsWrong {

        @Test
        void anEndBeforeTheStart() {
            var now = clock.instant();

            assertThat(faults(() -> merchant.draft(Tasting.CODE, in(new Period(now, now)))))
                    .containsExactly("/period/until not-after-start");
        }

        @Test
        void slotsThatAreEmptyOrMeet() {
            var slots = new Slots(List.of(slot("10:00", "12:00"), slot("11:59", "13:00"), slot("20:00", "20:00")));
            var draft = new CampaignDraft("秋茶", merchant.today(), slots, Audience.EVERYONE, Limits.NONE, FIVE_OFF);

            assertThat(faults(() -> merchant.draft(Tasting.CODE, draft)))
                    .containsExactlyInAnyOrder("/slots/1/from overlapping", "/slots/2/until empty");
        }

        @Test
        void anAudienceThatNobodyKnowsOrThatWantsNoValues() {
            assertThat(faults(() -> draft(new Audience("left-handed", List.of()), Limits.NONE, FIVE_OFF)))
                    .containsExactly("/audience/kind unknown");
            assertThat(faults(() -> draft(new Audience("newcomers", List.of("3")), Limits.NONE, FIVE_OFF)))
                    .containsExactly("/audience/values/0 unwanted");
        }

        @Test
        void limitsOfNothing() {
            assertThat(faults(() -> draft(Audience.EVERYONE, new Limits(0, Money.ZERO), FIVE_OFF)))
                    .containsExactlyInAnyOrder("/limits/ordersPerMember Min", "/limits/budget Min");
        }

        @Test
        void rulesByTheirAnnotations() {
            assertThat(faults(() -> draft(Audience.EVERYONE, Limits.NONE, Tasting.offNothing(10_001))))
                    .containsExactly("/rules/offFen Max");
        }

        @Test
        void rulesByThePlayItself() {
            assertThat(faults(() -> draft(Audience.EVERYONE, Limits.NONE, Tasting.offNothing(13))))
                    .containsExactly("/rules/offFen unlucky");
        }

        private void draft(Audience audience, Limits limits, Record rules) {
            merchant.draft(Tasting.CODE, merchant.terms(rules, audience, limits));
        }

        private static Slot slot(String from, String until) {
            return new Slot(LocalTime.parse(from), LocalTime.parse(until));
        }
    }

    private CampaignDraft in(Period period) {
        return new CampaignDraft("秋茶上新", period, Slots.ALL_DAY, Audience.EVERYONE, Limits.NONE, FIVE_OFF);
    }
}
