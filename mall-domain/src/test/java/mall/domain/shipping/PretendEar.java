package mall.domain.shipping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mall.domain.payments.SettledPayment;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Listens in WeChat's place, answers as it is told to, and fails whoever calls it inside a
/// transaction.
@TestComponent
class PretendEar implements ShippingNotice {

    private final Map<String, List<ShippingReport>> heard = new ConcurrentHashMap<>();
    private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();

    /// What it has heard of a payment.
    List<ShippingReport> heard(SettledPayment payment) {
        return heard.getOrDefault(payment.transactionId(), List.of());
    }

    void answerNext(SettledPayment payment, Answer answer) {
        answers.computeIfAbsent(payment.transactionId(), _ -> new ArrayList<>()).add(answer);
    }

    @Override
    public Answer upload(ShippingReport report) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("WeChat is called inside a transaction");
        }
        heard.computeIfAbsent(report.transactionId(), _ -> new ArrayList<>()).add(report);
        var next = answers.getOrDefault(report.transactionId(), List.of());
        return next.isEmpty() ? new Answer.Accepted() : next.removeFirst();
    }
}
