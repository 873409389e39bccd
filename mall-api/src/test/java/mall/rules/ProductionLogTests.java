package mall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// What machines read in production. A process of its own, because a JVM has one way of logging.
class ProductionLogTests {

    static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void isOneJsonDocumentALineWithTheTrace() throws Exception {
        var speaker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Speaker.class.getName())
                .redirectErrorStream(true)
                .start();

        var said = new String(speaker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        var line = said.lines().filter(text -> text.contains("早上好")).findFirst().orElse(said);
        var json = new JsonMapper().readTree(line);
        assertThat(json.at("/message").asString()).isEqualTo("早上好");
        assertThat(json.at("/traceId").asString()).isEqualTo(TRACE);
        assertThat(json.at("/log/level").asString()).isEqualTo("WARN");
    }

    @Configuration(proxyBeanMethods = false)
    static class Speaker {

        public static void main(String[] arguments) {
            try (var _ = new SpringApplicationBuilder(Speaker.class)
                    .web(WebApplicationType.NONE)
                    .profiles("production")
                    .run(arguments)) {
                MDC.put("traceId", TRACE);
                LoggerFactory.getLogger(Speaker.class).warn("早上好");
            }
        }
    }
}
