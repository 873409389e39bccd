package mall.domain.freight;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import mall.domain.kernel.Stale;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/// The merchant writes it once, edits it when the carrier changes its prices, and archives it when
/// no further product should be sent by it.
@Entity
class FreightTemplate extends AbstractAggregateRoot<FreightTemplate> {

    @EmbeddedId
    private FreightTemplateId id;

    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private FreightRules rules;

    private @Nullable Instant archivedAt;

    @Version
    private @Nullable Integer version;

    FreightTemplate(FreightTemplateId id, String name, FreightRules rules) {
        this.id = id;
        this.name = name;
        this.rules = rules;
    }

    @SuppressWarnings("NullAway.Init")
    protected FreightTemplate() {}

    void edit(long expected, String name, FreightRules rules) {
        Stale.check("freight-template", id, expected, version());
        this.name = name;
        this.rules = rules;
    }

    void archive(long expected, Instant now) {
        Stale.check("freight-template", id, expected, version());
        archivedAt = now;
    }

    private int version() {
        return version == null ? 0 : version;
    }

    FreightTemplateDetail detail() {
        return new FreightTemplateDetail(id, name, rules, archivedAt != null, version());
    }
}
