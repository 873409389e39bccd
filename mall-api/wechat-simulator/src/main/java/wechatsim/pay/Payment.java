package wechatsim.pay;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wechatsim.crypto.PlatformKeys;
import wechatsim.gateway.PayError;
import wechatsim.kernel.RandomText;
import wechatsim.kernel.WechatTime;

/// One merchant's number at WeChat Pay. It is opened by the first order call; while it is open the
/// shopper may pay, the merchant may ask again or close it. Paid, it can only be refunded; closed,
/// its number is spent.
final class Payment {

    private static final Duration LIFE_OF_PREPAY_ID = Duration.ofHours(2);
    private static final Duration LEAST_LIFE = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofDays(7);

    private final PrepayRequest terms;
    private final PlatformKeys.Kind asked;
    private final Instant created;
    private final Instant payableUntil;
    private final Map<String, Instant> prepayIds = new HashMap<>();
    private final List<Refund> refunds = new ArrayList<>();
    private State state = State.NOTPAY;
    private int failedTries;
    private @Nullable Receipt receipt;

    Payment(PrepayRequest terms, PlatformKeys.Kind asked, Instant now) {
        this.terms = terms;
        this.asked = asked;
        created = now;
        payableUntil = payableUntil(terms.timeExpire(), now);
    }

    /// As an earlier run left it.
    Payment(Kept kept) {
        this(kept.terms(), kept.asked(), kept.created());
        prepayIds.putAll(kept.prepayIds());
        state = kept.state();
        failedTries = kept.failedTries();
        receipt = kept.receipt();
        for (var refund : kept.refunds()) refunds.add(new Refund(refund, this));
    }

    synchronized Kept kept() {
        return new Kept(
                terms,
                asked,
                created,
                Map.copyOf(prepayIds),
                state,
                failedTries,
                receipt,
                refunds.stream().map(Refund::kept).toList());
    }

    private static Instant payableUntil(@Nullable String timeExpire, Instant now) {
        if (timeExpire == null) return now.plus(LIFE);
        try {
            var wished = WechatTime.parse(timeExpire);
            var least = now.plus(LEAST_LIFE);
            return wished.isBefore(least) ? least : wished;
        } catch (DateTimeParseException malformed) {
            throw PayError.parameter("输入源“/body/time_expire”不符合RFC3339格式");
        }
    }

    /// Hands out a new prepay id for the same terms.
    synchronized String newPrepayId(PrepayRequest again, Instant now) {
        if (state == State.SUCCESS) throw PayError.badRequest("ORDERPAID", "该订单已支付");
        if (state == State.CLOSED) throw PayError.badRequest("ORDER_CLOSED", "该订单已关闭");
        if (!terms.equals(again)) throw PayError.invalidRequest("请求重入时，参数与首次请求时不一致");
        var prepayId = "wx" + RandomText.digits(34);
        prepayIds.put(prepayId, now.plus(LIFE_OF_PREPAY_ID));
        return prepayId;
    }

    synchronized void pay(@Nullable String prepayId, Instant now) {
        if (state != State.NOTPAY) throw new CashierRefusal(state == State.CLOSED ? "订单已关闭" : "订单已支付");
        if (!now.isBefore(payableUntil)) throw new CashierRefusal("订单已过期");
        if (prepayId != null && !now.isBefore(prepayIds.getOrDefault(prepayId, Instant.MIN))) {
            throw new CashierRefusal("prepay_id已过期");
        }
        settle(now);
    }

    /// The shopper tries, and his bank says no: nothing changes, except that he has tried.
    synchronized void fail() {
        if (state != State.NOTPAY) throw new CashierRefusal(state == State.CLOSED ? "订单已关闭" : "订单已支付");
        failedTries++;
    }

    /// Pays even what is closed or expired: a shopper who was in the middle of paying.
    synchronized void payRegardless(Instant now) {
        if (state == State.SUCCESS) throw new CashierRefusal("订单已支付");
        settle(now);
    }

    private void settle(Instant now) {
        state = State.SUCCESS;
        receipt = new Receipt("42000" + RandomText.digits(23), now.truncatedTo(ChronoUnit.SECONDS));
    }

    synchronized void close() {
        if (state == State.SUCCESS) throw PayError.badRequest("ORDERPAID", "该订单已支付");
        state = State.CLOSED;
    }

    /// Takes a refund in, unless it breaks a rule.
    synchronized void refund(Refund refund, Duration spacing) {
        if (receipt == null) throw PayError.invalidRequest("订单未支付，无法退款");
        RefundRules.check(this, refund, spacing);
        refunds.add(refund);
    }

    synchronized Optional<Receipt> receipt() {
        return Optional.ofNullable(receipt);
    }

    /// @throws IllegalStateException when it is not paid
    Receipt requireReceipt() {
        return receipt().orElseThrow(() -> new IllegalStateException(outTradeNo() + " is not paid"));
    }

    synchronized State state() {
        return state;
    }

    synchronized int failedTries() {
        return failedTries;
    }

    synchronized List<Refund> refunds() {
        return List.copyOf(refunds);
    }

    synchronized boolean isPayable(Instant now) {
        return state == State.NOTPAY && now.isBefore(payableUntil);
    }

    String outTradeNo() {
        return terms.outTradeNo();
    }

    String openid() {
        return terms.payer().openid();
    }

    int total() {
        return terms.amount().total();
    }

    PrepayRequest terms() {
        return terms;
    }

    PlatformKeys.Kind asked() {
        return asked;
    }

    Instant created() {
        return created;
    }

    Instant payableUntil() {
        return payableUntil;
    }

    /// Whether that is this payment's number at WeChat.
    boolean isTransaction(String transactionId) {
        return receipt()
                .map(paid -> Objects.equals(paid.transactionId(), transactionId))
                .orElse(false);
    }

    /// Its own state; `REFUND` is what the outside sees of a paid one that was refunded.
    enum State {
        NOTPAY,
        SUCCESS,
        CLOSED
    }

    /// All of it, to be written down. More components than a constructor should have: nothing may be
    /// forgotten.
    record Kept(
            PrepayRequest terms,
            PlatformKeys.Kind asked,
            Instant created,
            Map<String, Instant> prepayIds,
            State state,
            int failedTries,
            @Nullable Receipt receipt,
            List<Refund.Kept> refunds) {}

    /// That it was paid.
    record Receipt(String transactionId, Instant paidAt) {}
}
