package mall.api.wechat;

import com.github.binarywang.wxpay.v3.util.AesUtils;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Objects;
import mall.domain.kernel.Money;
import mall.domain.payments.PaymentNotice;
import mall.domain.payments.RefundNotice;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Decrypts notices and puts them into the shop's words.
final class PayNotices {

    private final JsonMapper json;
    private final String apiV3Key;

    PayNotices(JsonMapper json, WechatSettings.Pay settings) {
        this.json = json;
        this.apiV3Key = settings.apiV3Key();
    }

    /// It is signed by WeChat Pay and still makes no sense to us, or not where it came to.
    static final class Unreadable extends Exception {
        Unreadable(Throwable cause) {
            super(cause);
        }
    }

    PaymentNotice payment(byte[] body) throws Unreadable {
        var said = decrypted(body, "TRANSACTION.", "transaction", Transaction.class);
        var paid = said.tradeState().equals("SUCCESS") || said.tradeState().equals("REFUND");
        return new PaymentNotice(
                said.outTradeNo(),
                paid ? PaymentNotice.State.PAID : PaymentNotice.State.NOT_PAID,
                said.appid(),
                said.mchid(),
                said.payer() == null ? null : said.payer().openid(),
                Money.ofFen(said.amount() == null ? 0 : said.amount().total()),
                said.amount() == null
                        ? ""
                        : Objects.requireNonNullElse(said.amount().currency(), ""),
                said.transactionId(),
                said.successTime());
    }

    RefundNotice refund(byte[] body) throws Unreadable {
        var said = decrypted(body, "REFUND.", "refund", Refund.class);
        try {
            return new RefundNotice(
                    said.outRefundNo(),
                    said.outTradeNo(),
                    PayAnswers.refundState(said.refundStatus()),
                    said.mchid(),
                    Money.ofFen(said.amount().refund()),
                    Money.ofFen(said.amount().total()),
                    said.refundId(),
                    said.successTime());
        } catch (IllegalArgumentException e) {
            throw new Unreadable(e);
        }
    }

    /// @param events how the events of the address begin that it came to
    /// @param content what such events are about
    private <T> T decrypted(byte[] body, String events, String content, Class<T> type) throws Unreadable {
        try {
            var envelope = json.readValue(body, Envelope.class);
            var sealed = envelope.resource();
            if (!envelope.eventType().startsWith(events) || !content.equals(sealed.originalType())) {
                throw new IllegalArgumentException("a %s is not for this address".formatted(envelope.eventType()));
            }
            var associated = Objects.requireNonNullElse(sealed.associatedData(), "");
            return json.readValue(
                    AesUtils.decryptToString(associated, sealed.nonce(), sealed.ciphertext(), apiV3Key), type);
        } catch (GeneralSecurityException | IOException | JacksonException | IllegalArgumentException e) {
            throw new Unreadable(e);
        }
    }

    @SuppressWarnings("UnusedMethod") // JSON calls it
    private record Envelope(String eventType, SealedResource resource) {
        Envelope {
            requireAll(eventType, resource);
        }
    }

    @SuppressWarnings("UnusedMethod") // JSON calls it
    private record Transaction(
            String appid,
            String mchid,
            String outTradeNo,
            @Nullable String transactionId,
            String tradeState,
            @Nullable Instant successTime,
            @Nullable Payer payer,
            @Nullable Total amount) {

        Transaction {
            requireAll(appid, mchid, outTradeNo, tradeState);
        }
    }

    /// What JSON leaves out is null, whatever the type says.
    private static void requireAll(@Nullable Object... parts) {
        for (var part : parts) Objects.requireNonNull(part);
    }

    private record Payer(String openid) {}

    private record Total(long total, @Nullable String currency) {}

    @SuppressWarnings("UnusedMethod") // JSON calls it
    private record Refund(
            String mchid,
            String outTradeNo,
            String outRefundNo,
            String refundId,
            String refundStatus,
            @Nullable Instant successTime,
            Refunded amount) {

        Refund {
            requireAll(mchid, outTradeNo, outRefundNo, refundId, refundStatus, amount);
        }
    }

    private record Refunded(long total, long refund) {}
}
