package mall.promotion.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import mall.domain.inventory.Allotments.Change;
import mall.domain.kernel.Invalid;
import mall.domain.kernel.Invalid.Fault;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Slots;
import mall.promotion.campaign.Slots.Slot;
import mall.promotion.flashsale.FlashRules.Item;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Two days with a session at 10:00 and one at 20:00, an hour each. 10:00 in the shop is 02:00 UTC.
class SessionPlanTests {

    static final Slot MORNING = new Slot(LocalTime.of(10, 0), LocalTime.of(11, 0));
    static final Slot EVENING = new Slot(LocalTime.of(20, 0), LocalTime.of(21, 0));
    static final Instant MIDNIGHT = Instant.parse("2026-11-21T16:00:00Z");
    static final Instant FIRST = Instant.parse("2026-11-22T02:00:00Z");
    static final Instant SECOND = Instant.parse("2026-11-22T12:00:00Z");
    static final Period TWO_DAYS = new Period(MIDNIGHT, Instant.parse("2026-11-23T16:00:00Z"));

    final CampaignId id = CampaignId.next();
    final SkuId tea = SkuId.next();
    final SkuId cup = SkuId.next();

    @Test
    void hasASessionForEachSlotOfEachDay() {
        var plan = plan(campaign(rules(item(tea, 10))), List.of(), MIDNIGHT);

        assertThat(plan.written())
                .extracting(Planned::opensAt)
                .containsExactly(FIRST, SECOND, FIRST.plusSeconds(86_400), SECOND.plusSeconds(86_400));
        assertThat(plan.written())
                .allSatisfy(session -> assertThat(session.closesAt())
                        .isEqualTo(session.opensAt().plusSeconds(3_600)));
        assertThat(plan.changes()).hasSize(4).allMatch(change -> change.units() == 10);
    }

    @Test
    void leavesOutWhatIsOverAndTakesInWhatIsOpen() {
        var plan = plan(campaign(rules(item(tea, 10))), List.of(), SECOND.plusSeconds(60));

        assertThat(plan.written())
                .extracting(Planned::opensAt)
                .startsWith(SECOND)
                .hasSize(3);
    }

    @Test
    void cutsASlotAtTheBordersOfThePeriod() {
        var late = new Period(FIRST.plusSeconds(1_800), SECOND.plusSeconds(600));
        var plan = plan(campaign(late, List.of(MORNING, EVENING), rules(item(tea, 10))), List.of(), MIDNIGHT);

        assertThat(plan.written())
                .extracting(session -> new Period(session.opensAt(), session.closesAt()))
                .containsExactly(
                        new Period(FIRST.plusSeconds(1_800), FIRST.plusSeconds(3_600)),
                        new Period(SECOND, SECOND.plusSeconds(600)));
    }

    @Test
    void isOneSessionWhereThereAreNoSlots() {
        var plan = plan(campaign(TWO_DAYS, List.of(), rules(item(tea, 10))), List.of(), MIDNIGHT);

        assertThat(plan.written())
                .singleElement()
                .extracting(session -> new Period(session.opensAt(), session.closesAt()))
                .isEqualTo(TWO_DAYS);
    }

    @Test
    void isRefusedWhereNoSlotIsLeft() {
        var afternoon = new Period(FIRST.plusSeconds(7_200), SECOND.minusSeconds(60));

        assertThat(faults(campaign(afternoon, List.of(MORNING), rules(item(tea, 10))), List.of(), MIDNIGHT))
                .extracting(Fault::pointer, Fault::rule)
                .containsExactly(tuple("/slots", "no-session"));
    }

    @Test
    void isRefusedWhereItWouldHaveTooManyLots() {
        var years = new Period(MIDNIGHT, MIDNIGHT.plusSeconds(86_400L * 501));

        assertThat(faults(campaign(years, List.of(MORNING), rules(item(tea, 1), item(cup, 1))), List.of(), MIDNIGHT))
                .isEmpty();
        assertThat(faults(
                        campaign(years, List.of(MORNING, EVENING), rules(item(tea, 1), item(cup, 1))),
                        List.of(),
                        MIDNIGHT))
                .extracting(Fault::rule)
                .containsExactly("too-many-sessions");
    }

    @Nested
    class AnEdit {

        final List<Planned> before =
                plan(campaign(rules(item(tea, 10))), List.of(), MIDNIGHT).written();

        @Test
        void thatChangesNothingMovesNothing() {
            var plan = plan(campaign(rules(item(tea, 10))), before, MIDNIGHT);

            assertThat(plan.written()).isEmpty();
            assertThat(plan.changes()).isEmpty();
            assertThat(plan.dropped()).isEmpty();
        }

        @Test
        void ofAQuotaMovesTheDifferenceIntoTheSameLots() {
            var plan = plan(campaign(rules(item(tea, 7))), before, MIDNIGHT);

            assertThat(plan.written()).extracting(Planned::id).isEqualTo(ids(before));
            assertThat(plan.changes())
                    .isEqualTo(before.stream()
                            .map(session -> new Change(session.lots().getFirst().allotment(), tea, -3))
                            .toList());
        }

        @Test
        void thatAddsAndRemovesGoodsEmptiesTheOldLotsAndFillsNewOnes() {
            var plan = plan(campaign(rules(item(cup, 5))), before, MIDNIGHT);

            assertThat(plan.changes()).filteredOn(change -> change.units() == 5).hasSize(4);
            assertThat(plan.changes())
                    .filteredOn(change -> change.units() == -10)
                    .hasSize(4);
            assertThat(plan.emptied())
                    .containsExactlyElementsOf(before.stream()
                            .map(session -> session.lots().getFirst().allotment())
                            .toList());
        }

        @Test
        void thatTakesAwayASlotDropsItsSessions() {
            var plan = plan(campaign(TWO_DAYS, List.of(EVENING), rules(item(tea, 10))), before, MIDNIGHT);

            assertThat(plan.dropped())
                    .extracting(Planned::id)
                    .containsExactlyInAnyOrder(before.get(0).id(), before.get(2).id());
            assertThat(plan.written()).isEmpty();
            assertThat(plan.emptied()).hasSize(2);
        }

        @Test
        void leavesPriceAndLimitOfAnOpenSessionAlone() {
            var dearer = new Item(tea, Money.ofFen(19_90), 10, 5);
            var plan = plan(campaign(rules(dearer)), before, FIRST.plusSeconds(60));

            assertThat(plan.written())
                    .extracting(Planned::opensAt)
                    .doesNotContain(FIRST)
                    .hasSize(3);
        }

        @Test
        void addsUnitsToAnOpenSessionAndTakesNoneAway() {
            var more = plan(campaign(rules(item(tea, 12))), before, FIRST.plusSeconds(60));
            var fewer = plan(campaign(rules(item(tea, 8))), before, FIRST.plusSeconds(60));

            assertThat(more.changes())
                    .contains(new Change(before.getFirst().lots().getFirst().allotment(), tea, 2));
            assertThat(more.written().getFirst().lots().getFirst().quota()).isEqualTo(12);
            assertThat(fewer.changes()).hasSize(3).allMatch(change -> change.units() == -2);
            assertThat(fewer.written()).extracting(Planned::opensAt).doesNotContain(FIRST);
        }

        @Test
        void leavesASessionAloneThatIsAboutToOpen() {
            var plan = plan(campaign(rules(item(tea, 8))), before, FIRST.minusSeconds(59));

            assertThat(plan.written()).extracting(Planned::opensAt).doesNotContain(FIRST);
        }

        @Test
        void cannotTakeTheTimeOfAnOpenSession() {
            var cutOff = new Period(MIDNIGHT, FIRST.plusSeconds(1_800));

            assertThat(faults(
                            campaign(TWO_DAYS, List.of(EVENING), rules(item(tea, 10))), before, FIRST.plusSeconds(60)))
                    .extracting(Fault::pointer)
                    .containsExactly("/slots");
            assertThat(faults(campaign(cutOff, List.of(MORNING), rules(item(tea, 10))), before, FIRST.plusSeconds(60)))
                    .extracting(Fault::pointer)
                    .containsExactly("/period/until");
        }

        @Test
        void doesNotOpenAgainWhatWasClosedEarly() {
            var closed = before.getFirst();
            var early =
                    new Planned(closed.id(), closed.opensAt(), FIRST.plusSeconds(60), closed.terms(), closed.lots());
            var known = List.of(early, before.get(1), before.get(2), before.get(3));

            var plan = plan(campaign(rules(item(tea, 12))), known, FIRST.plusSeconds(120));

            assertThat(plan.written())
                    .extracting(Planned::opensAt)
                    .doesNotContain(FIRST)
                    .hasSize(3);
        }
    }

    private Campaign<FlashRules> campaign(FlashRules rules) {
        return campaign(TWO_DAYS, List.of(MORNING, EVENING), rules);
    }

    private Campaign<FlashRules> campaign(Period period, List<Slot> slots, FlashRules rules) {
        return new Campaign<>(id, 1, "秒杀", rules, period, new Slots(slots), Audience.EVERYONE, Limits.NONE);
    }

    private static FlashRules rules(Item... items) {
        return new FlashRules(List.of(items), null, null);
    }

    private static Item item(SkuId sku, int quota) {
        return new Item(sku, Money.ofFen(9_90), quota, 1);
    }

    private static List<SessionId> ids(List<Planned> sessions) {
        return sessions.stream().map(Planned::id).toList();
    }

    private static SessionPlan plan(Campaign<FlashRules> campaign, List<Planned> before, Instant now) {
        var problems = new Problems();
        var plan = SessionPlan.of(campaign, before, now, problems);
        problems.refuse();
        return plan;
    }

    private static List<Fault> faults(Campaign<FlashRules> campaign, List<Planned> before, Instant now) {
        var problems = new Problems();
        SessionPlan.of(campaign, before, now, problems);
        try {
            problems.refuse();
            return List.of();
        } catch (Invalid invalid) {
            return invalid.faults();
        }
    }
}
