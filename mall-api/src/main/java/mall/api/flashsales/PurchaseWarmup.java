package mall.api.flashsales;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import mall.domain.runtime.Warmup;
import mall.promotion.flashsale.FlashSession;
import mall.promotion.flashsale.Sales;
import mall.web.Rehearsal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Knocks at the mall's own door before a session opens: requests of nobody, who is sent away like
/// everybody else, in the form in which everybody is.
@Component
class PurchaseWarmup implements Warmup {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int REQUESTS = 100;

    private final Sales sales;
    private final Clock clock;
    private volatile int port = -1;

    PurchaseWarmup(Sales sales, Clock clock) {
        this.sales = sales;
        this.clock = clock;
    }

    @EventListener
    void on(WebServerInitializedEvent opened) {
        if (opened.getApplicationContext().getServerNamespace() == null)
            port = opened.getWebServer().getPort();
    }

    @Override
    public @Nullable Object occasion() {
        var now = clock.instant();
        return port <= 0
                ? null
                : sales.ahead(now, 1).stream()
                        .filter(session -> session.opensAt().isBefore(now.plus(SOON)))
                        .map(FlashSession::id)
                        .findFirst()
                        .orElse(null);
    }

    @Override
    public void turn() {
        var session = occasion();
        if (session == null) return;
        var knock = """
                POST /api/flash-sales/sessions/%s/purchases HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Idempotency-Key: warm-up-warm-up\r
                %s: %s\r
                Content-Length: 2\r
                \r
                {}""".formatted(session, Rehearsal.HEADER, Rehearsal.word()).getBytes(StandardCharsets.US_ASCII);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            var answers = new BufferedInputStream(socket.getInputStream());
            for (int i = 0; i < REQUESTS; i++) {
                socket.getOutputStream().write(knock);
                if (!skipAnswer(answers)) return;
            }
        } catch (IOException nobodyOpens) {
            throw new UncheckedIOException(nobodyOpens);
        }
    }

    /// @return whether another one will follow
    private static boolean skipAnswer(InputStream answers) throws IOException {
        int length = 0;
        while (true) {
            var line = line(answers);
            if (line.isEmpty()) break;
            if (line.startsWith("content-length:"))
                length = Integer.parseInt(line.substring(15).strip());
            if (line.equals("connection: close") || line.startsWith("transfer-encoding:")) return false;
        }
        answers.skipNBytes(length);
        return true;
    }

    private static String line(InputStream answers) throws IOException {
        var line = new StringBuilder();
        for (int read = answers.read(); read != '\n'; read = answers.read()) {
            if (read < 0) throw new EOFException();
            if (read != '\r') line.append((char) read);
        }
        return line.toString().toLowerCase(Locale.ROOT);
    }
}
