package mall.promotion.campaign.editing;

import mall.domain.kernel.Actor;
import mall.domain.operators.ActionLog;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.CampaignKind;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Puts campaigns down, each change with its line in the action log.
@Component
class Writing {

    private final CampaignPlanRepository plans;
    private final CampaignViews views;
    private final ActionLog log;
    private final JsonMapper json;

    Writing(CampaignPlanRepository plans, CampaignViews views, ActionLog log, JsonMapper json) {
        this.plans = plans;
        this.views = views;
        this.log = log;
        this.json = json;
    }

    CampaignId save(CampaignPlan plan, String action, Actor by) {
        var id = plan.id();
        var before = views.find(id).orElse(null);
        plans.saveAndFlush(plan);
        log.record(by, action, "campaign:" + id, before, views.require(id));
        return id;
    }

    String json(Record rules) {
        return json.writeValueAsString(rules);
    }

    /// The text that is stored where the rules say the same: the database writes equal JSON in its
    /// own way.
    String json(Record rules, String stored) {
        var written = json(rules);
        return json.readTree(written).equals(json.readTree(stored)) ? stored : written;
    }

    <R extends Record> R rules(String stored, CampaignKind<R> kind) {
        return json.readValue(stored, kind.rules());
    }
}
