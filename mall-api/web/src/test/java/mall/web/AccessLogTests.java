package mall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AccessLogTests extends OverHttp {

    private final Logger access = (Logger) LoggerFactory.getLogger("mall.access");
    private final Lines lines = new Lines();

    @BeforeEach
    void write() {
        lines.start();
        access.setLevel(Level.INFO);
        access.addAppender(lines);
    }

    @AfterEach
    void stopWriting() {
        access.detachAppender(lines);
        access.setLevel(null);
    }

    @Test
    void hasEveryRequestButTheProcessOwnRehearsals() {
        send(request("/api/samples/rest/own").header(Rehearsal.HEADER, Rehearsal.word()));
        send(request("/api/samples/rest/guessed").header(Rehearsal.HEADER, "0123456789abcdef0123456789abcdef"));
        send(request("/api/samples/rest/usual"));

        await().untilAsserted(() -> assertThat(lines.written)
                .anyMatch(line -> line.startsWith("GET /api/samples/rest/guessed 200"))
                .anyMatch(line -> line.startsWith("GET /api/samples/rest/usual 200")));
        assertThat(lines.written).noneMatch(line -> line.contains("/own"));
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {

        final List<String> written = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            written.add(event.getFormattedMessage());
        }
    }
}
