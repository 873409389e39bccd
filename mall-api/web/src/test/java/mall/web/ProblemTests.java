package mall.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ProblemTests extends OverHttp {

    @Autowired
    private DataSource database;

    @Nested
    class WhatWentWrong {

        @Test
        void isToldInTheLanguageOfTheCaller() {
            var path = "/api/samples/members/" + UUID.randomUUID() + "?sku=" + UUID.randomUUID();

            assertThat(get(path).at("/detail")).isEqualTo("未找到该内容。");
            assertThat(send(request(path).header("Accept-Language", "en-GB,en;q=0.8"))
                            .at("/detail"))
                    .isEqualTo("There is no such thing.");
            assertThat(send(request(path).header("Accept-Language", "fr")).at("/title"))
                    .isEqualTo("未找到");
        }

        @Test
        void isAProblemDocumentWithATrace() {
            var answer = get("/api/samples/me");

            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.at("/type")).isEqualTo("urn:mall:problem:not-signed-in");
            assertThat(answer.at("/status")).isEqualTo("401");
            assertThat(answer.at("/traceId")).isEqualTo(answer.header("X-Trace-Id"));
        }

        @Test
        void saysNothingOfOurInsides() {
            var answer = get("/api/samples/broken/defect");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("secret words", "Exception", "mall.web", "class");
        }

        @Test
        void isWorthAnotherTryWhenTheDatabaseIsAway() {
            var answer = get("/api/samples/broken/pool");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("2");
        }

        @Test
        void isWorthAnotherTryWhenAllConnectionsAreInUse() throws Exception {
            var held = new ArrayList<Connection>();
            var pool = database.unwrap(HikariDataSource.class);
            var patience = pool.getConnectionTimeout();
            try {
                for (int i = pool.getMaximumPoolSize(); i > 0; i--) held.add(pool.getConnection());
                // Tests are more patient than the mall is.
                pool.getHikariConfigMXBean().setConnectionTimeout(1000);

                var answer = get("/api/samples/time");

                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isNotEmpty();
            } finally {
                pool.getHikariConfigMXBean().setConnectionTimeout(patience);
                for (var connection : held) connection.close();
            }
            assertThat(get("/api/samples/time").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /api/samples/version HTTP/1.1\r\nHost: localhost\r\nbroken header\r\n\r\n",
                    "GET /api/samples/{} HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "GET /api/samples/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "GET /api/..;/console HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "NONSENSE\r\n\r\n"
                })
        void saysNothingOfTomcatEither(String request) throws IOException {
            try (var socket = new Socket("localhost", port)) {
                socket.getOutputStream()
                        .write(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));

                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("tomcat", "exception", "<html");
            }
        }

        @Test
        void repeatsNoDataOfTheDatabase() {
            var answer = get("/api/samples/broken/data");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).doesNotContain("13800000000");
        }
    }

    @Test
    void everyAnswerForbidsWhatABrowserMightDoWithIt() {
        var answer = get("/api/samples/version");

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }
}
