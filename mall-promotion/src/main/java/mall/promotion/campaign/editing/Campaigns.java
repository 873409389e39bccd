package mall.promotion.campaign.editing;

import java.time.Clock;
import java.util.function.Consumer;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Invalid;
import mall.domain.kernel.NotFound;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignKind;
import mall.promotion.campaign.CampaignKinds;
import mall.promotion.campaign.Problems;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The life of campaigns, in the merchant's hands. All that change one name the version that was
/// looked at and throw [Stale] when it is another one by now.
@Component
@Transactional
public class Campaigns {

    private static final int NAME_LENGTH = 60;
    private static final String COPY = "（副本）";

    private final CampaignPlanRepository plans;
    private final CampaignKinds kinds;
    private final DraftCheck check;
    private final Writing writing;
    private final Clock clock;

    Campaigns(CampaignPlanRepository plans, CampaignKinds kinds, DraftCheck check, Writing writing, Clock clock) {
        this.plans = plans;
        this.kinds = kinds;
        this.check = check;
        this.writing = writing;
        this.clock = clock;
    }

    /// @throws Invalid with a pointer to each field that is wrong
    /// @throws NotFound when there is no such play
    public CampaignId draft(String play, CampaignDraft draft, Actor by) {
        check.check(kinds.named(play), draft);
        var plan = new CampaignPlan(CampaignId.next(), play, draft, writing.json(draft.rules()), by, clock.instant());
        return writing.save(plan, "campaigns:draft", by);
    }

    /// Rules or slots that differ are a new version; orders that were placed keep theirs.
    ///
    /// @throws Invalid with a pointer to each field that is wrong, that cannot change any more, or
    /// for which the play lacks what it needs
    public void edit(CampaignId id, long version, CampaignDraft draft, Actor by) {
        change(id, version, "campaigns:edit", by, plan -> {
            check.check(kinds.named(plan.play()), draft);
            plan.edit(draft, writing.json(draft.rules(), plan.currentRules()), by, clock.instant());
            if (plan.isScheduled()) prepare(plan, kinds.named(plan.play()));
        });
    }

    /// From here on it runs within its period.
    ///
    /// @throws Invalid when its rules name what is gone by now, its period is over, or the play lacks
    /// what it needs
    public void schedule(CampaignId id, long version, Actor by) {
        change(id, version, "campaigns:schedule", by, plan -> {
            check.check(kinds.named(plan.play()), terms(plan, plan.name()));
            plan.schedule(clock.instant());
            prepare(plan, kinds.named(plan.play()));
        });
    }

    public void pause(CampaignId id, long version, Actor by) {
        change(id, version, "campaigns:pause", by, plan -> plan.pause(clock.instant()));
    }

    public void resume(CampaignId id, long version, Actor by) {
        change(id, version, "campaigns:resume", by, plan -> plan.resume(clock.instant()));
    }

    /// For good, before its period is over.
    public void end(CampaignId id, long version, Actor by) {
        change(id, version, "campaigns:end", by, plan -> plan.end(clock.instant()));
    }

    /// A new draft with the same terms, whatever became of the first one.
    public CampaignId copy(CampaignId id, Actor by) {
        var plan = plans.findById(id).orElseThrow(() -> new NotFound("campaign", id));
        var name = plan.name();
        if (name.length() + COPY.length() > NAME_LENGTH) name = name.substring(0, NAME_LENGTH - COPY.length());
        var copy = new CampaignPlan(
                CampaignId.next(), plan.play(), terms(plan, name + COPY), plan.currentRules(), by, clock.instant());
        return writing.save(copy, "campaigns:copy", by);
    }

    private void change(CampaignId id, long version, String action, Actor by, Consumer<CampaignPlan> change) {
        var plan = plans.findLockedById(id).orElseThrow(() -> new NotFound("campaign", id));
        plan.requireVersion(version);
        change.accept(plan);
        writing.save(plan, action, by);
    }

    private <R extends Record> void prepare(CampaignPlan plan, CampaignKind<R> kind) {
        var problems = new Problems();
        kind.prepare(plan.campaign(writing.rules(plan.currentRules(), kind)), clock.instant(), problems);
        problems.refuse();
    }

    private CampaignDraft terms(CampaignPlan plan, String name) {
        CampaignKind<?> kind = kinds.named(plan.play());
        return plan.terms(name, writing.rules(plan.currentRules(), kind));
    }
}
