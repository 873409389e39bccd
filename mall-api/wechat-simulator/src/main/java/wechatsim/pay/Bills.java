package wechatsim.pay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import wechatsim.gateway.PayError;
import wechatsim.kernel.RandomText;
import wechatsim.kernel.SimulatorClock;
import wechatsim.kernel.WechatTime;

/// Writes each day's bill at ten the next morning, and keeps what was asked for for five minutes.
@Component
final class Bills {

    private static final LocalTime READY = LocalTime.of(10, 0);
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final PaymentBook book;
    private final SimulatorClock clock;
    private final Map<String, Kept> files = new ConcurrentHashMap<>();

    Bills(PaymentBook book, SimulatorClock clock) {
        this.book = book;
        this.clock = clock;
    }

    byte[] write(LocalDate day, BillType type) {
        var now = clock.instant();
        checkDay(day, now);
        var rows = rows(day).filter(type::lists).sorted().toList();
        if (rows.isEmpty()) throw PayError.badRequest("NO_STATEMENT_EXIST", "账单文件不存在");
        return TradeBill.write(type, rows);
    }

    /// Keeps a file for five minutes.
    ///
    /// @return the token under which the file can be fetched
    String keep(byte[] file) {
        var now = clock.instant();
        files.values().removeIf(kept -> kept.until.isBefore(now));
        var token = RandomText.alphanumeric(64);
        files.put(token, new Kept(file, now.plus(KEPT)));
        return token;
    }

    byte[] fetch(String token) {
        var kept = files.get(token);
        if (kept == null || kept.until.isBefore(clock.instant())) throw PayError.parameter("下载链接已失效");
        return kept.file;
    }

    private static void checkDay(LocalDate day, Instant now) {
        var today = now.atZone(WechatTime.ZONE).toLocalDate();
        if (!day.isBefore(today)) throw PayError.invalidRequest("账单日期必须早于今天");
        if (day.isBefore(today.minusMonths(3))) throw PayError.invalidRequest("仅支持三个月内的账单下载");
        var ready = day.plusDays(1).atTime(READY).atZone(WechatTime.ZONE).toInstant();
        if (now.isBefore(ready)) throw PayError.badRequest("STATEMENT_CREATING", "账单生成中，请于10点后再试");
    }

    private Stream<BillRow> rows(LocalDate day) {
        List<Payment> payments = book.list();
        var paid = payments.stream().filter(payment -> payment.receipt().isPresent());
        var refunded = payments.stream()
                .flatMap(payment -> payment.refunds().stream())
                .filter(refund -> refund.succeeded().isPresent());
        return Stream.concat(paid.map(BillRow::of), refunded.map(BillRow::of))
                .filter(row -> row.time().atZone(WechatTime.ZONE).toLocalDate().equals(day));
    }

    /// A file and how long it is kept. No record: an array has no equality.
    private static final class Kept {

        private final byte[] file;
        private final Instant until;

        Kept(byte[] file, Instant until) {
            this.file = file;
            this.until = until;
        }
    }
}
