package mall.domain.operators;

import java.util.List;
import java.util.Optional;
import mall.domain.kernel.OperatorId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OperatorRepository extends Repository<Operator, OperatorId> {

    Operator save(Operator operator);

    void flush();

    Optional<Operator> findById(OperatorId id);

    Optional<Operator> findByLogin(String login);

    long count();

    @Query("from Operator o order by o.joinedAt, o.id.id")
    List<Operator> all();
}
