package mall.promotion.flashsale;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mall.domain.inventory.AllotmentId;
import mall.domain.inventory.Allotments.Change;
import mall.promotion.campaign.Campaign;
import mall.promotion.campaign.Period;
import mall.promotion.campaign.Problems;
import mall.promotion.flashsale.FlashRules.Item;
import mall.promotion.flashsale.Planned.Terms;
import org.jspecify.annotations.Nullable;

/// What becomes of a campaign's sessions when it is scheduled or edited: which are new or different,
/// which no longer take place, and which units have to be moved for it. What is under way keeps its
/// terms; only more units may be added to its lots.
final class SessionPlan {

    static final int MOST_LOTS = 2_000;

    private final Campaign<FlashRules> campaign;
    private final Instant now;
    private final Terms terms;
    private final List<Planned> written = new ArrayList<>();
    private final List<Planned> dropped = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<AllotmentId> emptied = new ArrayList<>();

    private SessionPlan(Campaign<FlashRules> campaign, Instant now) {
        this.campaign = campaign;
        this.now = now;
        this.terms = new Terms(campaign.rules().payWithin(), campaign.rules().limitPerCampaign());
    }

    /// @param before the campaign's sessions that are not over, and those of its windows that were
    /// closed early
    /// @param problems at the campaign
    static SessionPlan of(Campaign<FlashRules> campaign, List<Planned> before, Instant now, Problems problems) {
        var plan = new SessionPlan(campaign, now);
        var windows = windows(campaign, now, problems);
        plan.keepWhatIsUnderWay(before, windows, problems);
        if (problems.isEmpty()) plan.arrange(before, windows);
        return plan;
    }

    /// New ones, and those that are different from before.
    List<Planned> written() {
        return written;
    }

    List<Planned> dropped() {
        return dropped;
    }

    List<Change> changes() {
        return changes;
    }

    /// Allotments from which nothing will be sold any more.
    List<AllotmentId> emptied() {
        return emptied;
    }

    /// When the campaign is open without a break, from now on; what is open at this moment is one.
    static List<Period> windows(Campaign<FlashRules> campaign, Instant now, Problems problems) {
        var most = MOST_LOTS / campaign.rules().items().size();
        var windows = new ArrayList<Period>();
        var next = campaign.window(now).or(() -> campaign.nextWindow(now));
        while (next.isPresent() && windows.size() <= most) {
            windows.add(next.get());
            next = campaign.nextWindow(next.get().from());
        }
        if (windows.isEmpty()) problems.add("/slots", "no-session", "活动期间没有可开的场次");
        if (windows.size() > most) {
            problems.add("/slots", "too-many-sessions", "%d 种商品最多安排 %d 场".formatted(MOST_LOTS / most, most));
        }
        return windows;
    }

    private void keepWhatIsUnderWay(List<Planned> before, List<Period> windows, Problems problems) {
        for (var session : before) {
            if (session.isOver(now) || !session.isUnderWay(now)) continue;
            if (windows.contains(new Period(session.opensAt(), session.closesAt()))) continue;
            var cutOff = session.closesAt().isAfter(campaign.period().until());
            problems.add(cutOff ? "/period/until" : "/slots", "session-open", "进行中的场次不能改时间，可提前结束该场次");
        }
    }

    private void arrange(List<Planned> before, List<Period> windows) {
        Map<Instant, Planned> known = before.stream().collect(toMap(Planned::opensAt, session -> session));
        for (var window : windows) {
            var session = known.remove(window.from());
            if (session == null) write(SessionId.next(), window, null);
            else if (session.isOver(now)) continue;
            else if (session.isUnderWay(now)) topUp(session);
            else write(session.id(), window, session);
        }
        known.values().stream().filter(session -> !session.isUnderWay(now)).forEach(this::drop);
    }

    private void write(SessionId id, Period window, @Nullable Planned before) {
        var lots = campaign.rules().items().stream()
                .map(item -> lot(id, item, before))
                .toList();
        var session = new Planned(id, window.from(), window.until(), terms, lots);
        if (session.equals(before)) return;
        written.add(session);
        if (before == null) return;
        before.lots().stream()
                .filter(lot -> session.lot(lot.id().sku()).isEmpty())
                .forEach(this::empty);
    }

    private Lot lot(SessionId session, Item item, @Nullable Planned before) {
        var old = Optional.ofNullable(before).flatMap(planned -> planned.lot(item.sku()));
        var allotment = old.map(Lot::allotment).orElseGet(AllotmentId::next);
        move(allotment, item, item.quota() - old.map(Lot::quota).orElse(0));
        return new Lot(new LotId(session, item.sku()), allotment, item.priceFen(), item.quota(), item.limitPerMember());
    }

    private void topUp(Planned session) {
        var lots = session.lots().stream().map(this::toppedUp).toList();
        if (!lots.equals(session.lots())) written.add(session.with(lots));
    }

    private Lot toppedUp(Lot lot) {
        var item = campaign.rules().item(lot.id().sku()).filter(wanted -> wanted.quota() > lot.quota());
        if (item.isEmpty()) return lot;
        move(lot.allotment(), item.get(), item.get().quota() - lot.quota());
        return new Lot(lot.id(), lot.allotment(), lot.price(), item.get().quota(), lot.limitPerMember());
    }

    private void drop(Planned session) {
        dropped.add(session);
        session.lots().forEach(this::empty);
    }

    private void empty(Lot lot) {
        changes.add(new Change(lot.allotment(), lot.id().sku(), -lot.quota()));
        emptied.add(lot.allotment());
    }

    private void move(AllotmentId allotment, Item item, int units) {
        if (units != 0) changes.add(new Change(allotment, item.sku(), units));
    }
}
