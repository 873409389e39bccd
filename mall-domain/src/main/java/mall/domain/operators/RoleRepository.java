package mall.domain.operators;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RoleRepository extends Repository<Role, RoleId> {

    Role save(Role role);

    void flush();

    void delete(Role role);

    Optional<Role> findById(RoleId id);

    List<Role> findByIdIn(Collection<RoleId> ids);

    Optional<Role> findByName(String name);

    @Query("from Role r order by r.id.id")
    List<Role> all();
}
