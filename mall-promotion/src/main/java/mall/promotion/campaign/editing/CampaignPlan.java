package mall.promotion.campaign.editing;

import static mall.promotion.campaign.CampaignState.DRAFT;
import static mall.promotion.campaign.CampaignState.ENDED;
import static mall.promotion.campaign.CampaignState.PAUSED;
import static mall.promotion.campaign.CampaignState.RUNNING;
import static mall.promotion.campaign.CampaignState.SCHEDULED;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Money;
import mall.domain.kernel.Stale;
import mall.promotion.campaign.Audience;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.CampaignEvent.CampaignEdited;
import mall.promotion.campaign.CampaignEvent.CampaignEnded;
import mall.promotion.campaign.CampaignEvent.CampaignPaused;
import mall.promotion.campaign.CampaignEvent.CampaignResumed;
import mall.promotion.campaign.CampaignEvent.CampaignScheduled;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignState;
import mall.promotion.campaign.Limits;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Problems;
import mall.promotion.campaign.Slots;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.ListIndexBase;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/// The merchant drafts it until he likes it, and schedules it. From then on it runs by itself
/// within its period; meanwhile he may pause and resume it, and edit what he likes but the moment
/// at which it began. It is over when its period is, or when he ends it; what is over is never
/// touched again, only copied.
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read by SQL only
@Table(name = "campaign")
class CampaignPlan extends AbstractAggregateRoot<CampaignPlan> {

    @EmbeddedId
    private CampaignId id;

    private String play;
    private String name;

    @Enumerated(EnumType.STRING)
    private CampaignState state = DRAFT;

    private Instant startsAt;
    private Instant endsAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private Slots slots;

    @JdbcTypeCode(SqlTypes.JSON)
    private Audience audience;

    private @Nullable Integer ordersPerMember;
    private @Nullable Money budget;
    private int rulesVersion;

    @ElementCollection
    @CollectionTable(name = "campaign_rules", joinColumns = @JoinColumn(name = "campaign_id"))
    @OrderColumn(name = "version")
    @ListIndexBase(1)
    private List<RulesVersion> rules = new ArrayList<>();

    private Instant createdAt;
    private Instant changedAt;

    @Version
    private @Nullable Integer version;

    CampaignPlan(CampaignId id, String play, CampaignDraft draft, String rules, Actor by, Instant now) {
        this.id = id;
        this.play = play;
        this.createdAt = now;
        this.startsAt = draft.period().from();
        write(draft, rules, by, now);
    }

    @SuppressWarnings("NullAway.Init")
    protected CampaignPlan() {}

    /// @param rules as JSON; a new version when they, or the slots, differ from the last one
    void edit(CampaignDraft draft, String rules, Actor by, Instant now) {
        var seen = state(now);
        require(seen, DRAFT, SCHEDULED, RUNNING, PAUSED);
        if (seen != DRAFT) refuseWhatCannotChange(draft, now);
        write(draft, rules, by, now);
        if (seen != DRAFT) registerEvent(new CampaignEdited(id, play, rulesVersion));
    }

    void schedule(Instant now) {
        require(state(now), DRAFT);
        if (!period().until().isAfter(now)) {
            var problems = new Problems();
            problems.add("/period/until", "in-the-past", "结束时间已过");
            problems.refuse();
        }
        turn(SCHEDULED, now);
        registerEvent(new CampaignScheduled(id, play));
    }

    void pause(Instant now) {
        require(state(now), SCHEDULED, RUNNING);
        turn(PAUSED, now);
        registerEvent(new CampaignPaused(id, play));
    }

    void resume(Instant now) {
        require(state(now), PAUSED);
        turn(SCHEDULED, now);
        registerEvent(new CampaignResumed(id, play));
    }

    void end(Instant now) {
        require(state(now), SCHEDULED, RUNNING, PAUSED);
        turn(ENDED, now);
        registerEvent(new CampaignEnded(id, play));
    }

    /// Its period is over: from here on this is also written.
    void expire(Instant now) {
        if (state == ENDED || state(now) != ENDED) return;
        state = ENDED;
        registerEvent(new CampaignEnded(id, play));
    }

    void requireVersion(long expected) {
        Stale.check("campaign", id, expected, version == null ? 0 : version);
    }

    CampaignId id() {
        return id;
    }

    String play() {
        return play;
    }

    String name() {
        return name;
    }

    String currentRules() {
        return rules.getLast().rules();
    }

    /// Its terms under another name, to be written anew.
    CampaignDraft terms(String name, Record rules) {
        return new CampaignDraft(name, period(), slots, audience, new Limits(ordersPerMember, budget), rules);
    }

    /// What runs, or will: no draft and not over.
    boolean isScheduled() {
        return state == SCHEDULED || state == PAUSED;
    }

    /// As everybody reads it once this is committed.
    <R extends Record> Campaign<R> campaign(R rules) {
        return new Campaign<>(
                id, rulesVersion, name, rules, period(), slots, audience, new Limits(ordersPerMember, budget));
    }

    private CampaignState state(Instant now) {
        return state.at(now, period());
    }

    private Period period() {
        return new Period(startsAt, endsAt);
    }

    /// A moment that has passed; and whether there is a budget, because what was taken before is
    /// counted only where there is one.
    private void refuseWhatCannotChange(CampaignDraft draft, Instant now) {
        var problems = new Problems();
        if (!draft.period().until().isAfter(now)) problems.add("/period/until", "in-the-past", "结束时间已过");
        if (!startsAt.isAfter(now)) {
            if (!draft.period().from().equals(startsAt)) {
                problems.add("/period/from", "already-started", "活动已经开始，不能修改开始时间");
            }
            if ((draft.limits().budget() == null) != (budget == null)) {
                problems.add("/limits/budgetFen", "already-started", "活动已经开始，不能新增或取消预算");
            }
        }
        problems.refuse();
    }

    private void write(CampaignDraft draft, String rules, Actor by, Instant now) {
        name = draft.name().strip();
        startsAt = draft.period().from();
        endsAt = draft.period().until();
        var sameSlots = draft.slots().equals(slots);
        slots = draft.slots();
        audience = draft.audience();
        ordersPerMember = draft.limits().ordersPerMember();
        budget = draft.limits().budget();
        changedAt = now;
        if (sameSlots && !this.rules.isEmpty() && currentRules().equals(rules)) return;
        this.rules.add(new RulesVersion(rules, now, by.code()));
        rulesVersion = this.rules.size();
    }

    private void turn(CampaignState next, Instant now) {
        state = next;
        changedAt = now;
    }

    private void require(CampaignState seen, CampaignState... fit) {
        if (!Arrays.asList(fit).contains(seen)) throw new CampaignStateUnfit(id, seen);
    }
}
