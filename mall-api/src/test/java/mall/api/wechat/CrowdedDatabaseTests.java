package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;

/// What goes on while a crowd holds every ordinary connection to the database, F13 of the reliability
/// design.
@MallWithWechat
class CrowdedDatabaseTests extends WechatTests {

    @Autowired
    DataSource database;

    @LocalManagementPort
    int managementPort;

    final List<Connection> held = new ArrayList<>();

    String number = "";

    @BeforeEach
    void startToPayAndTakeEveryConnection() throws SQLException {
        number = start().payment().outTradeNo();
        var pool = database.unwrap(HikariDataSource.class);
        for (int i = pool.getMaximumPoolSize(); i > 0; i--) held.add(pool.getConnection());
    }

    @AfterEach
    void letGo() throws SQLException {
        for (var connection : held) connection.close();
    }

    @Test
    void aNoticeIsAcknowledgedInTime() {
        wechat.cashier().pay(number);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(answers(number)).containsExactly(204));
    }

    @Test
    void manyNoticesAtOnceAreAcknowledgedInTime() {
        wechat.faults().where(number).duplicatesNotices(50);

        wechat.cashier().pay(number);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(answers(number)).hasSize(50));
        assertThat(answers(number)).containsOnly(204);
    }

    @Test
    void aPushedMessageIsAcknowledgedInTime() {
        wechat.push().event("trade_manage_remind_shipping", null, Map.of("transaction_id", number));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(wechat.push().list())
                        .filteredOn(pushed -> pushed.content().toString().contains(number))
                        .singleElement()
                        .satisfies(pushed -> assertThat(pushed.statuses()).containsExactly(200)));
    }

    @Test
    void theMallSaysThatItIsReady() throws Exception {
        var begun = System.nanoTime();

        assertThat(readiness()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    private int readiness() throws Exception {
        var address = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
