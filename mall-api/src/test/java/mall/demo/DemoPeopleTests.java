package mall.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mall.domain.operators.Invitations;
import mall.domain.operators.OperatorSessions;
import mall.domain.operators.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DemoMall
class DemoPeopleTests {

    static final int SHOPPERS = 5;

    @Autowired
    DemoShoppers shoppers;

    @Autowired
    Invitations invitations;

    @Autowired
    OperatorSessions sessions;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @Test
    void comeOnceHoweverOftenTheirComingIsCutOff() throws IOException {
        var file = folder.resolve("console-account.txt");
        var people = new DemoPeople(shoppers, invitations, file);

        // First while somebody has joined and has no address yet, then while nobody owns the shop.
        for (var table : new String[] {"member_address", "shop_operator"}) {
            try (var _ = BadLuck.with(jdbc, table)) {
                assertThatThrownBy(() -> people.run(new DefaultApplicationArguments()))
                        .isInstanceOf(DataIntegrityViolationException.class);
            }
        }
        people.run(new DefaultApplicationArguments());
        var account = read(file);
        people.run(new DefaultApplicationArguments());

        assertThat(rows("member")).isEqualTo(SHOPPERS);
        assertThat(rows("member_address")).isEqualTo(SHOPPERS);
        assertThat(rows("shop_operator")).isOne();
        assertThat(read(file)).isEqualTo(account);
        assertThatCode(() -> sessions.login(account.getFirst(), account.getLast(), new Origin("127.0.0.1", "tests")))
                .doesNotThrowAnyException();
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    /// Login and password.
    private static List<String> read(Path account) throws IOException {
        return Files.readString(account)
                .lines()
                .map(line -> line.replaceFirst("\\w+\\s+", ""))
                .toList();
    }
}
