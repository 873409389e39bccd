package wechatsim.pay;

import java.time.Duration;
import wechatsim.gateway.PayError;

/// What WeChat refuses to refund.
final class RefundRules {

    private static final int MOST = 50;
    private static final Duration WITHIN = Duration.ofDays(365);

    private RefundRules() {}

    static void check(Payment payment, Refund refund, Duration spacing) {
        if (refund.terms().amount().total() != payment.total()) {
            throw PayError.invalidRequest("订单金额或退款金额与之前请求不一致，请核实后再试");
        }
        var earlier = payment.refunds();
        int taken = earlier.stream().mapToInt(Refund::taken).sum();
        if (taken + refund.amount() > payment.total()) throw PayError.invalidRequest("申请退款金额大于订单剩余可退金额");
        if (earlier.size() >= MOST) throw PayError.invalidRequest("该订单的退款次数已达上限");
        if (refund.created().isAfter(payment.requireReceipt().paidAt().plus(WITHIN))) {
            throw PayError.invalidRequest("订单已超过可退款期限");
        }
        if (!earlier.isEmpty()
                && refund.created().isBefore(earlier.getLast().created().plus(spacing))) {
            throw PayError.tooOften("同一笔订单的两次退款须间隔一分钟");
        }
    }
}
