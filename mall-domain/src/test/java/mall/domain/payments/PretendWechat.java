package mall.domain.payments;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// WeChat Pay in memory, for tests below the adapter: it keeps the true list of payments and
/// refunds, answers as WeChat does, and can be told to lose answers. It fails whoever calls it
/// inside a transaction.
@TestComponent
public class PretendWechat implements PaymentGateway {

    public static final String MCHID = "1900000001";
    public static final PayerAccount LIU = new PayerAccount("wx0000000000000001", "openid-of-liu");

    private final Map<PaymentId, Trade> trades = new HashMap<>();
    private final Map<RefundId, RefundNotice> refunds = new HashMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Deque<RefundAnswer> refundAnswers = new ArrayDeque<>();
    private Runnable beforeAnswer = () -> {};
    private volatile Runnable meanwhile = () -> {};
    private int calls;

    /// What goes wrong with the next call.
    public enum Fault {
        /// It does its work, and the answer is lost.
        ANSWER_LOST,
        /// It never gets through.
        UNREACHABLE
    }

    public synchronized void next(Fault fault) {
        faults.add(fault);
    }

    /// Forgets all trouble that was ordered and did not happen yet.
    public synchronized void recover() {
        faults.clear();
        refundAnswers.clear();
        beforeAnswer = () -> {};
        meanwhile = () -> {};
    }

    /// The next refund call does nothing and answers so.
    public synchronized void nextRefund(RefundAnswer answer) {
        refundAnswers.add(answer);
    }

    /// Happens once, when the next call has done its work and before it answers.
    public synchronized void beforeAnswer(Runnable event) {
        beforeAnswer = event;
    }

    /// Happens while each call is on its way, from now on: WeChat takes its time.
    public void meanwhile(Runnable event) {
        meanwhile = event;
    }

    public synchronized int calls() {
        return calls;
    }

    /// The payer pays; the notice that WeChat would send.
    public synchronized PaymentNotice pay(PaymentId payment) {
        var trade = trades.get(payment);
        if (trade == null || trade.state() != Trade.State.OPEN) throw new AssertionError("cannot be paid: " + trade);
        trades.put(payment, trade.to(Trade.State.PAID));
        return notice(payment);
    }

    public synchronized PaymentNotice notice(PaymentId payment) {
        return trade(payment).notice();
    }

    public synchronized boolean isOpen(PaymentId payment) {
        return trades.containsKey(payment) && trade(payment).state() == Trade.State.OPEN;
    }

    /// WeChat comes to an end with a refund; the notice that it would send.
    public synchronized RefundNotice end(RefundId refund, RefundNotice.State state) {
        var before = refunds.get(refund);
        if (before == null) throw new AssertionError("WeChat knows no refund " + refund);
        var after = new RefundNotice(
                before.outRefundNo(),
                before.outTradeNo(),
                state,
                MCHID,
                before.refunded(),
                before.total(),
                before.wechatRefundId(),
                state == RefundNotice.State.SUCCEEDED ? Instant.now() : null);
        refunds.put(refund, after);
        return after;
    }

    public synchronized boolean knows(RefundId refund) {
        return refunds.containsKey(refund);
    }

    /// What went back of a payment, or is on its way.
    public synchronized Money refunded(PaymentId payment) {
        return Money.sum(refunds.values().stream()
                .filter(refund -> refund.outTradeNo().equals(payment.outTradeNo()))
                .filter(refund -> refund.state() != RefundNotice.State.CLOSED)
                .map(RefundNotice::refunded)
                .toList());
    }

    @Override
    public String mchid() {
        return MCHID;
    }

    @Override
    public Opening open(Prepayment prepayment) {
        var fault = call();
        if (fault == Fault.UNREACHABLE) return new Opening.Unknown("unreachable");
        var answer = doOpen(prepayment);
        happen();
        return fault == Fault.ANSWER_LOST ? new Opening.Unknown("answer lost") : answer;
    }

    private synchronized Opening doOpen(Prepayment prepayment) {
        var trade = trades.computeIfAbsent(
                prepayment.payment(), _ -> new Trade(prepayment, Trade.State.OPEN, UUID.randomUUID()));
        if (!trade.prepayment().equals(prepayment)) return new Opening.NumberSpent("OUT_TRADE_NO_USED");
        return switch (trade.state()) {
            case OPEN -> new Opening.Opened("prepay-" + UUID.randomUUID());
            case PAID -> new Opening.Paid();
            case CLOSED -> new Opening.NumberSpent("ORDER_CLOSED");
        };
    }

    @Override
    public Look query(PaymentId payment, String mchid) {
        var fault = call();
        Look answer;
        synchronized (this) {
            var trade = trades.get(payment);
            if (fault != null) answer = new Look.Unknown("no answer");
            else if (trade == null) answer = new Look.NotThere();
            else
                answer = switch (trade.state()) {
                    case OPEN -> new Look.Unpaid();
                    case PAID -> new Look.Paid(trade.notice());
                    case CLOSED -> new Look.Closed();
                };
        }
        happen();
        return answer;
    }

    @Override
    public Closure close(PaymentId payment, String mchid) {
        var fault = call();
        if (fault == Fault.UNREACHABLE) return new Closure.Unknown("unreachable");
        var answer = doClose(payment);
        happen();
        return fault == Fault.ANSWER_LOST ? new Closure.Unknown("answer lost") : answer;
    }

    private synchronized Closure doClose(PaymentId payment) {
        var trade = trades.get(payment);
        if (trade == null) return new Closure.NotThere();
        if (trade.state() == Trade.State.PAID) return new Closure.Paid();
        trades.put(payment, trade.to(Trade.State.CLOSED));
        return new Closure.Done();
    }

    @Override
    public RefundAnswer refund(Repayment repayment) {
        var fault = call();
        if (fault == Fault.UNREACHABLE) return new RefundAnswer.Unknown("unreachable");
        var answer = doRefund(repayment);
        happen();
        return fault == Fault.ANSWER_LOST ? new RefundAnswer.Unknown("answer lost") : answer;
    }

    private synchronized RefundAnswer doRefund(Repayment repayment) {
        var scripted = refundAnswers.poll();
        if (scripted != null) return scripted;
        if (trade(repayment.payment()).state() != Trade.State.PAID) return new RefundAnswer.Rejected("TRADE_ERROR");
        var notice = refunds.computeIfAbsent(
                repayment.refund(),
                id -> new RefundNotice(
                        id.outRefundNo(),
                        repayment.payment().outTradeNo(),
                        RefundNotice.State.PROCESSING,
                        null,
                        repayment.amount(),
                        repayment.total(),
                        "50" + id.outRefundNo(),
                        null));
        return new RefundAnswer.Known(notice);
    }

    @Override
    public RefundAnswer queryRefund(RefundId refund) {
        if (call() != null) return new RefundAnswer.Unknown("no answer");
        synchronized (this) {
            var known = refunds.get(refund);
            return known == null ? new RefundAnswer.NotThere() : new RefundAnswer.Known(known);
        }
    }

    @Override
    public PaymentParameters parameters(PaymentId payment, String appid, String prepayId) {
        return new PaymentParameters(payment, appid, "1795000000", "nonce", "prepay_id=" + prepayId, "RSA", "signed");
    }

    private Trade trade(PaymentId payment) {
        var trade = trades.get(payment);
        if (trade == null) throw new AssertionError("WeChat knows no payment " + payment);
        return trade;
    }

    private @Nullable Fault call() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("WeChat is called inside a transaction");
        }
        meanwhile.run();
        return nextFault();
    }

    private synchronized @Nullable Fault nextFault() {
        calls++;
        return faults.poll();
    }

    private void happen() {
        Runnable event;
        synchronized (this) {
            event = beforeAnswer;
            beforeAnswer = () -> {};
        }
        event.run();
    }

    private record Trade(Prepayment prepayment, State state, UUID transaction) {

        enum State {
            OPEN,
            PAID,
            CLOSED
        }

        Trade to(State next) {
            return new Trade(prepayment, next, transaction);
        }

        PaymentNotice notice() {
            return new PaymentNotice(
                    prepayment.payment().outTradeNo(),
                    state == State.PAID ? PaymentNotice.State.PAID : PaymentNotice.State.NOT_PAID,
                    prepayment.payer().appid(),
                    prepayment.mchid(),
                    state == State.PAID ? prepayment.payer().openid() : null,
                    prepayment.amount(),
                    "CNY",
                    state == State.PAID ? "42" + transaction : null,
                    state == State.PAID ? Instant.now() : null);
        }
    }
}
