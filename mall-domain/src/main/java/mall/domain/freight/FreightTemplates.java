package mall.domain.freight;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import mall.domain.kernel.NotFound;
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
    private final Clock clock;

    FreightTemplates(FreightTemplateRepository templates, Snapshots snapshots, Clock clock) {
        this.templates = templates;
        this.cache = snapshots.cache("freight.templates", 1_000, this::load);
        this.clock = clock;
    }

    /// @throws FreightNameTaken when another template in use bears the name
    public FreightTemplateId create(String name, FreightRules rules) {
        var id = FreightTemplateId.next();
        requireFree(name, id);
        templates.save(new FreightTemplate(id, name.strip(), rules));
        return id;
    }

    /// @param version what the editor has seen
    /// @throws mall.domain.kernel.Stale when somebody else has edited or archived it since
    public void edit(FreightTemplateId id, int version, String name, FreightRules rules) {
        requireFree(name, id);
        change(id, template -> template.edit(version, name.strip(), rules));
    }

    /// Takes the template out of use. Products that still name it are still sent by it.
    public void archive(FreightTemplateId id, int version) {
        change(id, template -> template.archive(version, clock.instant()));
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

    private void change(FreightTemplateId id, Consumer<FreightTemplate> change) {
        var template = templates.findLockedById(id).orElseThrow(() -> new NotFound("freight-template", id));
        change.accept(template);
        templates.save(template);
        cache.invalidate(id);
    }

    private void requireFree(String name, FreightTemplateId id) {
        if (name.isBlank() || name.strip().length() > 40) throw new InvalidFreightRules("name");
        if (templates.isTaken(name.strip(), id)) throw new FreightNameTaken(name.strip());
    }

    private Map<FreightTemplateId, FreightTemplateDetail> load(Set<FreightTemplateId> ids) {
        return templates.findAllByIdIn(ids).stream()
                .map(FreightTemplate::detail)
                .collect(toMap(FreightTemplateDetail::id, detail -> detail));
    }
}
