import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Tells a mall that payments succeeded, as WeChat Pay does: one notice for each, sealed and signed with
/// the simulator's keys beforehand, then fired over 64 connections as fast as they are acknowledged.
/// The first fifth warms the mall up and is counted apart.
///
///     java Notices.java <simulator's keys> <file with "out_trade_no openid fen" per line> <mall's port>
public class Notices {

    private static final int CONNECTIONS = 64;

    private final Properties credentials = new Properties();
    private final PrivateKey key;
    private final int port;
    private final AtomicInteger errors = new AtomicInteger();

    Notices(Path keys, int port) throws IOException, GeneralSecurityException {
        try (var in = Files.newBufferedReader(keys.resolve("credentials.properties"))) {
            credentials.load(in);
        }
        var pem = Files.readString(keys.resolve("wechatpay-key.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
        key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new Notices(Path.of(arguments[0]), Integer.parseInt(arguments[2]));
        var notices = Files.readAllLines(Path.of(arguments[1])).parallelStream().map(bench::request).toList();
        bench.fire("notices-cold", notices.subList(0, notices.size() / 5));
        bench.fire("notices", notices.subList(notices.size() / 5, notices.size()));
        if (bench.errors.get() > 0) System.exit(1);
    }

    private byte[] request(String payment) {
        try {
            var parts = payment.split(" ");
            var body = body(parts[0], parts[1], parts[2]);
            var timestamp = System.currentTimeMillis() / 1000;
            var nonce = random(32);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update("%d\n%s\n%s\n".formatted(timestamp, nonce, body).getBytes(UTF_8));
            var head = """
                    POST /webhooks/wechat-pay/payments HTTP/1.1
                    Host: 127.0.0.1
                    User-Agent: Mozilla/4.0
                    Accept: */*
                    Content-Type: application/json
                    Content-Length: %d
                    Wechatpay-Serial: %s
                    Wechatpay-Timestamp: %d
                    Wechatpay-Nonce: %s
                    Wechatpay-Signature: %s
                    Wechatpay-Signature-Type: WECHATPAY2-SHA256-RSA2048

                    """.formatted(
                            body.getBytes(UTF_8).length,
                            credentials.getProperty("public-key-id"),
                            timestamp,
                            nonce,
                            Base64.getEncoder().encodeToString(signature.sign()));
            return (head.replace("\n", "\r\n") + body).getBytes(UTF_8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String body(String outTradeNo, String openid, String fen) throws GeneralSecurityException {
        // Said with its seconds even when they are 0, as WeChat does.
        var now = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                OffsetDateTime.now(ZoneOffset.ofHours(8)).truncatedTo(ChronoUnit.SECONDS));
        var content = """
                {"appid":"%s","mchid":"%s","out_trade_no":"%s","transaction_id":"4200%s","trade_type":"JSAPI",\
                "trade_state":"SUCCESS","trade_state_desc":"支付成功","bank_type":"OTHERS","success_time":"%s",\
                "payer":{"openid":"%s"},"amount":{"total":%s,"payer_total":%s,"currency":"CNY","payer_currency":"CNY"}}\
                """.formatted(
                        credentials.getProperty("appid"),
                        credentials.getProperty("mchid"),
                        outTradeNo,
                        random(28),
                        now,
                        openid,
                        fen,
                        fen);
        var nonce = random(12);
        return """
                {"id":"%s","create_time":"%s","resource_type":"encrypt-resource","event_type":"TRANSACTION.SUCCESS",\
                "summary":"支付成功","resource":{"original_type":"transaction","algorithm":"AEAD_AES_256_GCM",\
                "ciphertext":"%s","associated_data":"transaction","nonce":"%s"}}\
                """.formatted(UUID.randomUUID(), now, sealed(content, nonce), nonce);
    }

    private String sealed(String content, String nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var secret = new SecretKeySpec(credentials.getProperty("api-v3-key").getBytes(UTF_8), "AES");
        cipher.init(Cipher.ENCRYPT_MODE, secret, new GCMParameterSpec(128, nonce.getBytes(UTF_8)));
        cipher.updateAAD("transaction".getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(cipher.doFinal(content.getBytes(UTF_8)));
    }

    private static String random(int length) {
        return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "").substring(0, length);
    }

    private void fire(String name, List<byte[]> notices) {
        var next = new AtomicInteger();
        var took = new long[notices.size()];
        var before = errors.get();
        var began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < CONNECTIONS; i++) threads.execute(() -> work(notices, next, took));
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        Arrays.sort(took);
        var failed = errors.get() - before;
        System.out.printf(
                Locale.ROOT,
                "{\"bench\": \"%s\", \"per_s\": %.0f, \"p50_ms\": %.1f, \"p99_ms\": %.1f, \"requests\": %d, \"errors\": %d}%n",
                name,
                (notices.size() - failed) / seconds,
                took[took.length / 2] / 1e6,
                took[(int) (took.length * 0.99)] / 1e6,
                notices.size(),
                failed);
    }

    /// Over one connection, until the mall closes it, and then over the next.
    private void work(List<byte[]> notices, AtomicInteger next, long[] took) {
        int at = next.getAndIncrement();
        while (at < notices.size()) {
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.setTcpNoDelay(true);
                var in = new BufferedInputStream(socket.getInputStream());
                boolean open = true;
                while (open && at < notices.size()) {
                    var began = System.nanoTime();
                    socket.getOutputStream().write(notices.get(at));
                    var head = head(in);
                    took[at] = System.nanoTime() - began;
                    var acknowledged = head.startsWith("HTTP/1.1 204");
                    if (!acknowledged) errors.incrementAndGet();
                    open = acknowledged && !head.toLowerCase(Locale.ROOT).contains("connection: close");
                    at = next.getAndIncrement();
                }
            } catch (IOException broken) {
                errors.incrementAndGet();
                at = next.getAndIncrement();
            }
        }
    }

    private static String head(BufferedInputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int read = in.read();
            if (read < 0) throw new IOException("closed in the middle of an answer");
            head.append((char) read);
        }
        return head.toString();
    }
}
