package mall.promotion.campaign.editing;

import static mall.promotion.campaign.editing.Faults.faults;
import static mall.promotion.campaign.editing.Merchant.WANG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Stale;
import mall.domain.operators.ActionFilter;
import mall.domain.operators.ActionLog;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignState;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Slots;
import mall.promotion.campaign.Tasting;
import mall.testing.MallTest;
import mall.testing.Race;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The life of a campaign in the hands of the merchant.
@MallTest
class CampaignsTests {

    static final Tasting.Rules FIVE_OFF = Tasting.offNothing(5_00);

    static final Tasting.Rules SIX_OFF = Tasting.offNothing(6_00);

    @Autowired
    Campaigns campaigns;

    @Autowired
    CampaignViews views;

    @Autowired
    CampaignClock campaignClock;

    @Autowired
    Merchant merchant;

    @Autowired
    ActionLog log;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    CampaignId id = CampaignId.next();

    @Nested
    class ADraft {

        @BeforeEach
        void isWritten() {
            id = merchant.draft(Tasting.CODE, merchant.terms(FIVE_OFF));
        }

        @Test
        void isADraftAlsoWithinItsPeriod() {
            assertThat(state()).isEqualTo(CampaignState.DRAFT);
        }

        @Test
        void runsOnceItIsScheduled() {
            campaigns.schedule(id, 0, WANG);

            assertThat(state()).isEqualTo(CampaignState.RUNNING);
        }

        @Test
        void waitsWhereItsPeriodIsStillToCome() {
            var tomorrow = new Period(
                    clock.instant().plus(Duration.ofDays(1)), clock.instant().plus(Duration.ofDays(2)));
            campaigns.edit(id, 0, in(tomorrow), WANG);

            campaigns.schedule(id, 1, WANG);

            assertThat(state()).isEqualTo(CampaignState.SCHEDULED);
        }

        @Test
        void cannotBeScheduledWhenItsPeriodIsOver() {
            var yesterday = new Period(
                    clock.instant().minus(Duration.ofDays(1)), clock.instant().minusMillis(1));
            campaigns.edit(id, 0, in(yesterday), WANG);

            assertThat(faults(() -> campaigns.schedule(id, 1, WANG))).containsExactly("/period/until in-the-past");
        }

        @Test
        void cannotBePausedResumedOrEnded() {
            assertUnfit(() -> campaigns.pause(id, 0, WANG));
            assertUnfit(() -> campaigns.resume(id, 0, WANG));
            assertUnfit(() -> campaigns.end(id, 0, WANG));
        }
    }

    @Nested
    class ARunningCampaign {

        @BeforeEach
        void runs() {
            id = merchant.run(Tasting.CODE, FIVE_OFF);
        }

        @Test
        void isPausedAndResumed() {
            merchant.pause(id);
            assertThat(state()).isEqualTo(CampaignState.PAUSED);

            merchant.resume(id);
            assertThat(state()).isEqualTo(CampaignState.RUNNING);
        }

        @Test
        void isEndedForGood() {
            merchant.end(id);

            assertThat(state()).isEqualTo(CampaignState.ENDED);
            assertUnfit(() -> merchant.resume(id));
            assertUnfit(() -> merchant.edit(id, merchant.terms(SIX_OFF)));
        }

        @Test
        void getsANewVersionOfItsRulesWithEachEditOfThem() {
            merchant.edit(id, sinceItsStart(SIX_OFF, Limits.NONE));
            assertThat(views.require(id).rulesVersion()).isEqualTo(2);

            merchant.edit(id, sinceItsStart(SIX_OFF, new Limits(3, null)));

            assertThat(views.require(id).rulesVersion()).isEqualTo(2);
            assertThat(jdbc.sql(
                                    "select rules ->> 'offFen' from campaign_rules where campaign_id = :id order by version")
                            .param("id", id.id())
                            .query(String.class)
                            .list())
                    .containsExactly("500", "600");
        }

        @Test
        void cannotBeginAtAnotherTimeNorEndInThePast() {
            assertThat(faults(() -> merchant.edit(
                            id,
                            in(new Period(
                                    clock.instant().plusSeconds(60),
                                    merchant.today().until())))))
                    .containsExactly("/period/from already-started");
            var start = views.require(id).period().from();
            assertThat(faults(() -> merchant.edit(
                            id, in(new Period(start, clock.instant().minusMillis(1))))))
                    .containsExactly("/period/until in-the-past");
        }

        @Test
        void cannotGetABudgetAnyMore() {
            assertThat(faults(() -> merchant.edit(id, sinceItsStart(FIVE_OFF, new Limits(null, Money.ofFen(100_00))))))
                    .containsExactly("/limits/budgetFen already-started");
        }

        @Test
        void isOverWhenItsPeriodIs() {
            jdbc.sql("update campaign set ends_at = :now where id = :id")
                    .param("now", Timestamp.from(clock.instant().minus(Campaign.LAST_ORDERS)))
                    .param("id", id.id())
                    .update();
            assertThat(state()).isEqualTo(CampaignState.ENDED);

            campaignClock.expire();

            assertThat(jdbc.sql("select state from campaign where id = :id")
                            .param("id", id.id())
                            .query(String.class)
                            .single())
                    .isEqualTo("ENDED");
        }

        private CampaignDraft sinceItsStart(Record rules, Limits limits) {
            return new CampaignDraft(
                    "秋茶上新", views.require(id).period(), Slots.ALL_DAY, Audience.EVERYONE, limits, rules);
        }
    }

    @Test
    void whoeverLookedAtAnOlderVersionIsRefused() {
        id = merchant.run(Tasting.CODE, FIVE_OFF);

        assertThatThrownBy(() -> campaigns.pause(id, 0, WANG)).isInstanceOf(Stale.class);
    }

    @Test
    void ofTenWhoPauseAtTheSameMomentOneDoes() {
        id = merchant.run(Tasting.CODE, FIVE_OFF);

        var race = Race.of(10, _ -> campaigns.pause(id, 1, WANG));

        assertThat(race.winners()).hasSize(1);
        assertThat(race.losers()).hasSize(9).allMatch(Stale.class::isInstance);
    }

    @Test
    void aCopyIsADraftOfItsOwn() {
        id = merchant.run(Tasting.CODE, FIVE_OFF);
        merchant.end(id);

        var copy = views.require(campaigns.copy(id, WANG));

        assertThat(copy.state()).isEqualTo(CampaignState.DRAFT);
        assertThat(copy.name()).isEqualTo("秋茶上新（副本）");
        assertThat(copy.rules()).isEqualTo(views.require(id).rules());
        assertThat(copy.rulesVersion()).isEqualTo(1);
    }

    @Test
    void everyStepIsInTheActionLog() {
        id = merchant.run(Tasting.CODE, FIVE_OFF);
        merchant.pause(id);

        var steps = log.list(new ActionFilter(null, null, "campaign:" + id), null, 10);

        assertThat(steps.items())
                .extracting(step -> step.action())
                .containsExactly("campaigns:pause", "campaigns:schedule", "campaigns:draft");
    }

    @Test
    void thereIsNoCampaignOfAPlayThatNobodyPlays() {
        assertThatThrownBy(() -> merchant.draft("hide-and-seek", merchant.terms(FIVE_OFF)))
                .isInstanceOf(NotFound.class);
    }

    private CampaignState state() {
        return views.require(id).state();
    }

    private CampaignDraft in(Period period) {
        return new CampaignDraft("秋茶上新", period, Slots.ALL_DAY, Audience.EVERYONE, Limits.NONE, FIVE_OFF);
    }

    private static void assertUnfit(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(CampaignStateUnfit.class);
    }
}
