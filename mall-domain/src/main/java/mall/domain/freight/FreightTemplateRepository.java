package mall.domain.freight;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FreightTemplateRepository extends Repository<FreightTemplate, FreightTemplateId> {

    FreightTemplate save(FreightTemplate template);

    FreightTemplate saveAndFlush(FreightTemplate template);

    List<FreightTemplate> findAllByIdIn(Collection<FreightTemplateId> ids);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<FreightTemplate> findLockedById(FreightTemplateId id);

    List<FreightTemplate> findAllByArchivedAtIsNullOrderByName();

    @Query("select count(t) > 0 from FreightTemplate t where t.name = :name and t.id <> :id and t.archivedAt is null")
    boolean isTaken(String name, FreightTemplateId id);
}
