package mall.promotion.coupon;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import mall.domain.kernel.Actor;
import mall.domain.kernel.NotFound;
import mall.domain.operators.ActionLog;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import mall.promotion.coupon.Giving.Occasion;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where the merchant writes coupons and says whether they are given out.
@Component
@Transactional
public class CouponTemplates {

    /// One snapshot of all templates that are given out.
    private static final String OPEN = "open";

    private final CouponTemplateRepository templates;
    private final TemplateRows rows;
    private final TemplateRules rules;
    private final ActionLog log;
    private final Clock clock;
    private final SnapshotCache<CouponTemplateId, CouponTemplateDetail> cache;
    private final SnapshotCache<String, List<CouponTemplateDetail>> open;

    /// Six: what a template is, how many there are, what it must be, who wrote it, when, and who
    /// has seen it.
    CouponTemplates(
            CouponTemplateRepository templates,
            TemplateRows rows,
            TemplateRules rules,
            ActionLog log,
            Clock clock,
            Snapshots snapshots) {
        this.templates = templates;
        this.rows = rows;
        this.rules = rules;
        this.log = log;
        this.clock = clock;
        this.cache = snapshots.cache("coupon.templates", 5_000, this::load);
        this.open = snapshots.cache("coupon.open-templates", 1, this::loadOpen);
    }

    /// Nobody gets one before it is opened.
    ///
    /// @throws mall.domain.kernel.Invalid when it makes no sense
    public CouponTemplateId create(CouponDraft draft, Actor by) {
        rules.check(draft);
        var id = CouponTemplateId.next();
        var detail = templates
                .saveAndFlush(new CouponTemplate(id, draft, clock.instant()))
                .detail();
        rows.open(detail);
        log.record(by, "coupons:create", subject(id), null, detail);
        return id;
    }

    /// New terms hold for coupons that are given out from now on.
    ///
    /// @param version what the editor has seen
    /// @throws mall.domain.kernel.Stale when somebody else has changed it since
    /// @throws CouponRefusal.TotalBelowIssued when more are given out than there shall be
    public void edit(CouponTemplateId id, long version, CouponDraft draft, Actor by) {
        rules.check(draft);
        change(id, "coupons:edit", by, template -> template.edit(version, draft));
    }

    public void open(CouponTemplateId id, long version, Actor by) {
        change(id, "coupons:open", by, template -> template.open(version));
    }

    public void pause(CouponTemplateId id, long version, Actor by) {
        change(id, "coupons:pause", by, template -> template.pause(version));
    }

    public void end(CouponTemplateId id, long version, Actor by) {
        change(id, "coupons:end", by, template -> template.end(version));
    }

    /// From memory.
    @Transactional(propagation = Propagation.SUPPORTS)
    public CouponTemplateDetail require(CouponTemplateId id) {
        return cache.get(id).orElseThrow(() -> new NotFound("coupon-template", id));
    }

    /// Those of them that there are, in the order of the ids; from memory.
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<CouponTemplateDetail> all(List<CouponTemplateId> ids) {
        return List.copyOf(cache.getAll(ids).values());
    }

    /// Those that are given out, the newest first; from memory.
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<CouponTemplateDetail> open() {
        return open.get(OPEN).orElse(List.of());
    }

    /// Those that are given out at this moment on an occasion.
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<CouponTemplateDetail> onOccasion(Occasion occasion) {
        var now = clock.instant();
        return open().stream()
                .filter(template -> template.isGivenOut(now))
                .filter(template -> template.giving().trigger(occasion).isPresent())
                .toList();
    }

    private void change(CouponTemplateId id, String action, Actor by, Consumer<CouponTemplate> change) {
        var template = templates.findLockedById(id).orElseThrow(() -> new NotFound("coupon-template", id));
        var before = template.detail();
        change.accept(template);
        var after = templates.saveAndFlush(template).detail();
        rows.follow(before, after);
        log.record(by, action, subject(id), before, after);
        cache.invalidate(id);
        open.invalidateAll();
    }

    private static String subject(CouponTemplateId id) {
        return "coupon-template:" + id;
    }

    private Map<CouponTemplateId, CouponTemplateDetail> load(Set<CouponTemplateId> ids) {
        return templates.findAllByIdIn(ids).stream()
                .map(CouponTemplate::detail)
                .collect(toMap(CouponTemplateDetail::id, detail -> detail));
    }

    private Map<String, List<CouponTemplateDetail>> loadOpen(Set<String> only) {
        return Map.of(
                OPEN, templates.open().stream().map(CouponTemplate::detail).toList());
    }
}
