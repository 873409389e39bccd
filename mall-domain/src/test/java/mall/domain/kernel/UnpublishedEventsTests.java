package mall.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import java.util.UUID;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.transaction.support.TransactionTemplate;

/// The guard that tests stand under: whoever changes an aggregate saves it.
@MallTest
class UnpublishedEventsTests {

    @Autowired
    EntityManager entities;

    @Autowired
    TransactionTemplate transaction;

    final UUID id = Ids.next();

    @BeforeEach
    void aBell() {
        transaction.executeWithoutResult(_ -> entities.persist(new Bell(id)));
    }

    @Test
    void aCommitThatWouldLoseEventsFailsAndChangesNothing() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> bell().ring()))
                .hasMessageContaining("Bell was changed and not saved");

        transaction.executeWithoutResult(_ -> assertThat(bell().rung).isZero());
    }

    @Test
    void aCommitWithoutEventsIsNoConcern() {
        transaction.executeWithoutResult(_ -> bell().rung = 7);

        transaction.executeWithoutResult(_ -> assertThat(bell().rung).isEqualTo(7));
    }

    private Bell bell() {
        return entities.find(Bell.class, id);
    }

    @Entity(name = "Bell")
    static class Bell extends AbstractAggregateRoot<Bell> {

        @Id
        private UUID id;

        private int rung;

        Bell(UUID id) {
            this.id = id;
        }

        @SuppressWarnings("NullAway") // for JPA
        protected Bell() {}

        void ring() {
            rung++;
            registerEvent("rung");
        }
    }
}
