package mall.api.wechat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import mall.api.wechat.PayNotices.Unreadable;
import mall.api.wechat.Signatures.Verdict;
import mall.domain.payments.Payments;
import mall.domain.runtime.ReservedConnections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where WeChat Pay tells what happened to payments and refunds. It answers in WeChat's form: 204
/// when the word is kept, whatever it means to us; 401 when it is not WeChat's; 500 when we could
/// not keep it, so that WeChat says it again.
@RestController
@OnWechat
@RequestMapping(PayNoticeController.PATH)
class PayNoticeController {

    static final String PATH = "/webhooks/wechat-pay";
    static final String PAYMENTS = "/payments";
    static final String REFUNDS = "/refunds";

    private static final Logger log = LoggerFactory.getLogger(PayNoticeController.class);

    /// A genuine notice has about 1 kB.
    private static final int LARGEST = 64 * 1024;

    private final Signatures signatures;
    private final PayNotices notices;
    private final Payments payments;
    private final NoticeMeters meters;

    /// What is kept already: the very same message again at the same address is a repeat, and nobody
    /// need be asked. Every signature is outside of its window before it is forgotten here.
    private final Cache<Kept, Boolean> kept = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Signatures.WINDOW.multipliedBy(2).plus(Duration.ofMinutes(1)))
            .build();

    PayNoticeController(Signatures signatures, PayNotices notices, Payments payments, NoticeMeters meters) {
        this.signatures = signatures;
        this.notices = notices;
        this.payments = payments;
        this.meters = meters;
    }

    @PostMapping(PAYMENTS)
    ResponseEntity<Failure> payment(HttpServletRequest request) throws IOException {
        return keep(PAYMENTS, request, body -> payments.settle(notices.payment(body)));
    }

    @PostMapping(REFUNDS)
    ResponseEntity<Failure> refund(HttpServletRequest request) throws IOException {
        return keep(REFUNDS, request, body -> payments.settleRefund(notices.refund(body)));
    }

    private ResponseEntity<Failure> keep(String path, HttpServletRequest request, Keeping keeping) throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) return failed(HttpStatus.CONTENT_TOO_LARGE, "too large");
        var message = SignedMessage.of(request::getHeader, body);
        var verdict = signatures.judge(message);
        if (verdict != Verdict.GENUINE) {
            meters.refused(verdict);
            return failed(HttpStatus.UNAUTHORIZED, "signature not accepted");
        }
        var word = new Kept(path, String.valueOf(message.nonce()), String.valueOf(message.signature()));
        if (kept.getIfPresent(word) != null) return ResponseEntity.noContent().build();
        try {
            ReservedConnections.allow(() -> keeping.keep(body));
            kept.put(word, true);
            return ResponseEntity.noContent().build();
        } catch (Unreadable e) {
            log.error("A signed notice of WeChat Pay at {} cannot be read: {}", path, String.valueOf(e.getCause()));
            meters.unreadable();
            return failed(HttpStatus.UNAUTHORIZED, "content not readable");
        } catch (RuntimeException e) {
            log.error("A notice of WeChat Pay could not be kept; WeChat will say it again", e);
            return failed(HttpStatus.INTERNAL_SERVER_ERROR, "try again");
        }
    }

    private static ResponseEntity<Failure> failed(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(new Failure("FAIL", message));
    }

    private record Kept(String path, String nonce, String signature) {}

    @FunctionalInterface
    private interface Keeping {
        Object keep(byte[] body) throws Unreadable;
    }

    record Failure(String code, String message) {}
}
