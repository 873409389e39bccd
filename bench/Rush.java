import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The crowd of a flash sale: members of a database that `fill.sql` filled, each attempt with a token of its own, made
/// with the key that every mall has which is not in production.
///
///     java Rush.java print session=… skus=a,b members=50000 attempts=50000 > requests      (for wrk)
///     java Rush.java tap ports=18180,18280 session=… skus=a,b members=50000 attempts=1000000 [cancel-for=25] [patience=30]
///
/// `tap` sends each attempt once, over 64 connections spread over the ports, and prints one line of JSON. With
/// `patience`, an attempt that got no answer, or a 503, is repeated under the same key for so many seconds, and tickets are
/// asked for. With `cancel-for`, whoever gets an order in the first so many seconds cancels it, so that there are units to
/// be had all the while.
public class Rush {

    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");
    private static final Pattern ORDER = Pattern.compile("\"order\":\"([^\"]+)\"");
    private static final Pattern TICKET = Pattern.compile("\"ticket\":\"([^\"]+)\"");

    private final Map<String, String> settings;
    private final UUID session;
    private final String[] skus;
    private final int[] ports;
    private final int members;
    private final int attempts;
    private final int[] order;
    private final Mac key;
    private final long until = System.currentTimeMillis() / 1000 + 3600;

    private final AtomicInteger next = new AtomicInteger();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<String, String> buyerByOrder = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<long[]> winners = new ConcurrentLinkedQueue<>();
    private final long[] losers;
    private final AtomicInteger lost = new AtomicInteger();
    private final long began = System.nanoTime();

    Rush(Map<String, String> settings) throws Exception {
        this.settings = settings;
        session = UUID.fromString(settings.get("session"));
        skus = settings.get("skus").split(",");
        ports = Arrays.stream(settings.getOrDefault("ports", "18180").split(",")).mapToInt(Integer::parseInt).toArray();
        members = number("members", 50_000);
        attempts = number("attempts", members);
        losers = new long[attempts];
        key = Mac.getInstance("HmacSHA256");
        key.init(new SecretKeySpec("a key for development that everybody knows".getBytes(UTF_8), "HmacSHA256"));
        order = shuffled(members, number("seed", 42));
    }

    public static void main(String[] arguments) throws Exception {
        var settings = new HashMap<String, String>();
        for (var argument : arguments) if (argument.contains("=")) settings.put(argument.split("=")[0], argument.split("=", 2)[1]);
        var rush = new Rush(settings);
        if (arguments[0].equals("print")) rush.print();
        else rush.tap();
    }

    private void print() throws Exception {
        try (var out = new PrintStream(new BufferedOutputStream(System.out), false, UTF_8)) {
            for (int i = 0; i < attempts; i++) {
                var attempt = attempt(i);
                out.printf("%s %s %s %s%n", attempt.bearer, attempt.address, attempt.token, attempt.sku);
            }
        }
    }

    private void tap() throws Exception {
        int connections = number("connections", 64);
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                var port = ports[i % ports.length];
                threads.execute(() -> work(port));
            }
        }
        report();
    }

    private void work(int port) {
        try (var line = new Line(port)) {
            for (int i = next.getAndIncrement(); i < attempts; i = next.getAndIncrement()) one(line, attempt(i));
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void one(Line line, Attempt attempt) throws Exception {
        var patience = number("patience", 0) * 1_000_000_000L;
        var sent = System.nanoTime();
        var answer = line.send("POST", "/api/flash-sales/sessions/" + session + "/purchases", attempt, attempt.body());
        var ticket = (String) null;
        while ((answer.status == 202 || answer.status == 503 || answer.status == 0) && System.nanoTime() - sent < patience) {
            count(answer);
            // As a shopper who reads Retry-After, each after another moment.
            Thread.sleep(answer.status == 202 ? 100 : 50 + new Random().nextInt(200));
            if (answer.status == 202) ticket = answer.find(TICKET);
            answer = ticket == null
                    ? line.send("POST", "/api/flash-sales/sessions/" + session + "/purchases", attempt, attempt.body())
                    : line.send("GET", "/api/flash-sales/tickets/" + ticket, attempt, "");
            if (ticket != null && answer.status == 200 && answer.find(TICKET) != null) answer = new Answer(202, answer.body);
        }
        var answered = System.nanoTime();
        count(answer);
        var made = answer.status == 201 || answer.status == 200 ? answer.find(ORDER) : null;
        if (made == null) {
            losers[lost.getAndIncrement()] = answered - sent;
            return;
        }
        winners.add(new long[] {answered - sent, answered - began});
        buyerByOrder.put(made, attempt.bearer);
        if (answered - began < number("cancel-for", 0) * 1_000_000_000L) cancel(line, attempt, made);
    }

    private void cancel(Line line, Attempt attempt, String made) throws Exception {
        for (int tries = 0; tries < 100; tries++) {
            var answer = line.send("POST", "/api/orders/" + made + "/cancellation", attempt, "");
            count("cancelled:" + answer.status);
            if (answer.status == 200) return;
            Thread.sleep(100);
        }
    }

    private void report() {
        var seconds = (System.nanoTime() - began) / 1e9;
        var won = winners.stream().mapToLong(one -> one[0]).sorted().toArray();
        var lastWon = winners.stream().mapToLong(one -> one[1]).max().orElse(1) / 1e9;
        var sad = Arrays.stream(losers, 0, lost.get()).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "{\"bench\": \"%s\", \"attempts\": %d, \"attempts_per_s\": %.0f, \"orders\": %d, \"orders_per_s\": %.0f, "
                        + "\"winners_p50_ms\": %.1f, \"winners_p99_ms\": %.1f, \"losers_p50_ms\": %.1f, \"losers_p99_ms\": %.1f, "
                        + "\"answers\": {%s}}%n",
                settings.getOrDefault("name", "flash-sale"),
                attempts,
                attempts / seconds,
                won.length,
                won.length / lastWon,
                percentile(won, 0.5),
                percentile(won, 0.99),
                percentile(sad, 0.5),
                percentile(sad, 0.99),
                String.join(", ", new TreeMap<>(counts).entrySet().stream().map(one -> "\"" + one.getKey() + "\": " + one.getValue()).toList()));
    }

    private Attempt attempt(int i) throws Exception {
        int member = order[i % members] + 1;
        var sku = skus[(i + i / members) % skus.length];
        return new Attempt(
                base64(sha256("bench " + member)), id(20, member).toString(), token(id(1, member), UUID.fromString(sku)), sku,
                Integer.parseInt(settings.getOrDefault("price", "990")));
    }

    /// As `mall.promotion.flashsale.counter.AttemptTokens` issues them.
    private String token(UUID member, UUID sku) throws Exception {
        var nonce = UUID.randomUUID();
        var said = ByteBuffer.allocate(24).putLong(nonce.getMostSignificantBits()).putLong(nonce.getLeastSignificantBits()).putLong(until);
        var signed = ByteBuffer.allocate(73).put((byte) 1);
        for (var id : new UUID[] {member, session, sku}) signed.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        var tag = ((Mac) key.clone()).doFinal(signed.put(said.array()).array());
        return base64(ByteBuffer.allocate(40).put(said.array()).put(tag, 0, 16).array());
    }

    /// As `bench_id` in fill.sql.
    static UUID id(int kind, long n) {
        return UUID.fromString("%s-%s-7%03x-8%s-%s".formatted(
                "%012x".formatted(1735689600000L + n).substring(0, 8),
                "%012x".formatted(1735689600000L + n).substring(8),
                kind,
                "%015x".formatted(n).substring(0, 3),
                "%015x".formatted(n).substring(3)));
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(settings.getOrDefault(name, Integer.toString(otherwise)));
    }

    private void count(Answer answer) {
        var code = answer.status >= 400 ? answer.find(CODE) : null;
        count(answer.status == 0 ? "no answer" : code == null ? Integer.toString(answer.status) : code);
    }

    private void count(String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    private static double percentile(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[(int) (sorted.length * part)] / 1e6;
    }

    private static int[] shuffled(int count, long seed) {
        var all = new int[count];
        for (int i = 0; i < count; i++) all[i] = i;
        var random = new Random(seed);
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = all[i];
            all[i] = all[j];
            all[j] = kept;
        }
        return all;
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private record Attempt(String bearer, String address, String token, String sku, int price) {

        String body() {
            return "{\"sku\":\"" + sku + "\",\"quantity\":1,\"token\":\"" + token + "\",\"address\":\"" + address
                    + "\",\"totalFen\":" + price + "}";
        }
    }

    private record Answer(int status, String body) {

        String find(Pattern pattern) {
            var found = pattern.matcher(body);
            return found.find() ? found.group(1) : null;
        }
    }

    /// One connection, made anew when it breaks; what got no answer has status 0.
    private static final class Line implements AutoCloseable {

        private final int port;
        private Socket socket;
        private InputStream in;

        Line(int port) {
            this.port = port;
        }

        Answer send(String method, String path, Attempt attempt, String body) {
            try {
                if (socket == null) {
                    socket = new Socket("127.0.0.1", port);
                    socket.setTcpNoDelay(true);
                    socket.setSoTimeout(10_000);
                    in = new BufferedInputStream(socket.getInputStream());
                }
                var head = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + attempt.bearer
                        + "\r\nIdempotency-Key: " + attempt.token + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n";
                socket.getOutputStream().write((head + body).getBytes(ISO_8859_1));
                return read();
            } catch (IOException broken) {
                close();
                return new Answer(0, "");
            }
        }

        private Answer read() throws IOException {
            int status = Integer.parseInt(line().split(" ")[1]);
            int length = -1;
            boolean closes = false;
            for (var header = line(); !header.isEmpty(); header = line()) {
                var lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) length = Integer.parseInt(lower.substring(15).strip());
                if (lower.startsWith("connection:") && lower.contains("close")) closes = true;
            }
            var body = length >= 0 ? new String(in.readNBytes(length), UTF_8) : chunks();
            if (closes) close();
            return new Answer(status, body);
        }

        private String chunks() throws IOException {
            var body = new StringBuilder();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.append(new String(in.readNBytes(size), UTF_8));
                line();
            }
            line();
            return body.toString();
        }

        private String line() throws IOException {
            var text = new StringBuilder();
            for (int read = in.read(); read != '\n'; read = in.read()) {
                if (read < 0) throw new IOException("closed in the middle of an answer");
                if (read != '\r') text.append((char) read);
            }
            return text.toString();
        }

        @Override
        public void close() {
            try {
                if (socket != null) socket.close();
            } catch (IOException gone) {
                // It is closed either way.
            }
            socket = null;
        }
    }
}
