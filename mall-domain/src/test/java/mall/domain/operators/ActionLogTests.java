package mall.domain.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class ActionLogTests extends ConsoleTests {

    @Test
    void keepsWhatWasBeforeAndAfter() {
        var role = roles.create(unique(), Set.of("orders:read"), owner);
        roles.edit(role.id(), role.name(), Set.of("orders:ship"), role.version(), owner);

        var lines = log.list(new ActionFilter(owner.id(), null, "role:" + role.id()), null, 10);

        assertThat(lines.items()).extracting(Action::action).containsExactly("roles:edit", "roles:create");
        var edit = lines.items().getFirst();
        assertThat(String.valueOf(edit.before())).contains("[\"orders:read\"]", role.name());
        assertThat(String.valueOf(edit.after())).contains("[\"orders:ship\"]");
    }

    @Test
    void isReadPageByPage() {
        var subject = "thing:" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) log.record(owner.actor(), "orders:remark", subject, null, i);

        var first = log.list(new ActionFilter(null, null, subject), null, 3);
        var second = log.list(new ActionFilter(null, null, subject), first.next(), 3);

        assertThat(first.items())
                .extracting(line -> String.valueOf(line.after()))
                .containsExactly("4", "3", "2");
        assertThat(second.items())
                .extracting(line -> String.valueOf(line.after()))
                .containsExactly("1", "0");
        assertThat(second.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update action_log set actor = 'nobody'", "delete from action_log", "truncate action_log"})
    void standsAgainstEverything(String sql) {
        log.record(owner.actor(), "orders:remark", "thing", null, null);

        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only ever added to");
    }
}
