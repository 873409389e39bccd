package mall.domain.freight;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import mall.domain.divisions.Divisions;
import mall.domain.kernel.Actor;
import mall.domain.kernel.NotFound;
import mall.domain.operators.ActionLog;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where the merchant keeps the rules by which goods are sent.
@Component
@Transactional
public class FreightTemplates {

    private final FreightTemplateRepository templates;
    private final SnapshotCache<FreightTemplateId, FreightTemplateDetail> cache;
    private final Divisions divisions;
    private final ActionLog log;
    private final Clock clock;

    FreightTemplates(
            FreightTemplateRepository templates, Snapshots snapshots, Divisions divisions, ActionLog log, Clock clock) {
        this.templates = templates;
        this.cache = snapshots.cache("freight.templates", 1_000, this::load);
        this.divisions = divisions;
        this.log = log;
        this.clock = clock;
    }

    /// Written by the shop itself.
    public FreightTemplateId create(String name, FreightRules rules) {
        return create(name, rules, Actor.shop());
    }

    /// @throws InvalidFreightRules when they name a place that is not there
    /// @throws FreightNameTaken when another template in use bears the name
    public FreightTemplateId create(String name, FreightRules rules, Actor by) {
        var id = FreightTemplateId.next();
        requireSound(name, rules, id);
        var template = templates.save(new FreightTemplate(id, name.strip(), rules));
        log.record(by, "freight:create", "freight-template:" + id, null, template.detail());
        return id;
    }

    /// @param version what the editor has seen
    /// @throws mall.domain.kernel.Stale when somebody else has edited or archived it since
    public void edit(FreightTemplateId id, long version, String name, FreightRules rules, Actor by) {
        requireSound(name, rules, id);
        change(id, "freight:edit", by, template -> template.edit(version, name.strip(), rules));
    }

    /// Takes the template out of use. Products that still name it are still sent by it.
    ///
    /// @throws mall.domain.kernel.Stale when somebody else has edited or archived it since
    public void archive(FreightTemplateId id, long version, Actor by) {
        change(id, "freight:archive", by, template -> template.archive(version, clock.instant()));
    }

    /// Those in use, by name.
    @Transactional(readOnly = true)
    public List<FreightTemplateDetail> list() {
        return templates.findAllByArchivedAtIsNullOrderByName().stream()
                .map(FreightTemplate::detail)
                .toList();
    }

    /// From memory, and also when it is archived.
    @Transactional(propagation = Propagation.SUPPORTS)
    public FreightTemplateDetail require(FreightTemplateId id) {
        return cache.get(id).orElseThrow(() -> new NotFound("freight-template", id));
    }

    Map<FreightTemplateId, FreightTemplateDetail> all(Collection<FreightTemplateId> ids) {
        return cache.getAll(ids);
    }

    private void change(FreightTemplateId id, String action, Actor by, Consumer<FreightTemplate> change) {
        var template = templates.findLockedById(id).orElseThrow(() -> new NotFound("freight-template", id));
        var before = template.detail();
        change.accept(template);
        var after = templates.saveAndFlush(template).detail();
        log.record(by, action, "freight-template:" + id, before, after);
        cache.invalidate(id);
    }

    private void requireSound(String name, FreightRules rules, FreightTemplateId id) {
        if (name.isBlank() || name.strip().length() > 40) throw new InvalidFreightRules("name");
        for (var zone : rules.zones()) {
            for (var code : zone.divisions()) {
                if (divisions.find(code).isEmpty()) throw new InvalidFreightRules("divisions");
            }
        }
        if (templates.isTaken(name.strip(), id)) throw new FreightNameTaken(name.strip());
    }

    private Map<FreightTemplateId, FreightTemplateDetail> load(Set<FreightTemplateId> ids) {
        return templates.findAllByIdIn(ids).stream()
                .map(FreightTemplate::detail)
                .collect(toMap(FreightTemplateDetail::id, detail -> detail));
    }
}
