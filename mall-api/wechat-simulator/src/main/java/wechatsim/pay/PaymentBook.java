package wechatsim.pay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import wechatsim.kernel.Memory;
import wechatsim.kernel.SimulatorSettings;

/// All payments in the order in which they were opened, found by any number that they have. Where
/// keys are kept, payments are too.
@Component
final class PaymentBook {

    private final Map<String, Payment> byOutTradeNo = new ConcurrentHashMap<>();
    private final Map<String, Payment> byOurNumber = new ConcurrentHashMap<>();
    private final List<Payment> inOrder = Collections.synchronizedList(new ArrayList<>());
    private final Memory<Payment.Kept> memory;

    PaymentBook(SimulatorSettings settings, JsonMapper json) {
        memory = new Memory<>(
                settings.keysDir(),
                "payments.jsonl",
                json,
                Payment.Kept.class,
                kept -> kept.terms().outTradeNo());
        memory.remembered().forEach(this::restore);
    }

    private void restore(Payment.Kept kept) {
        var payment = new Payment(kept);
        byOutTradeNo.put(payment.outTradeNo(), payment);
        inOrder.add(payment);
        kept.prepayIds().keySet().forEach(prepayId -> byOurNumber.put(prepayId, payment));
        payment.receipt().ifPresent(paid -> byOurNumber.put(paid.transactionId(), payment));
    }

    Payment findOrOpen(String outTradeNo, Supplier<Payment> opened) {
        return byOutTradeNo.computeIfAbsent(outTradeNo, _ -> {
            var payment = opened.get();
            inOrder.add(payment);
            return payment;
        });
    }

    /// Makes a payment findable by a number that WeChat gave it: a prepay id, a transaction id.
    void enter(String number, Payment payment) {
        byOurNumber.put(number, payment);
        keep(payment);
    }

    /// Writes down what has happened to it.
    void keep(Payment payment) {
        memory.keep(payment::kept);
    }

    Optional<Payment> findByOutTradeNo(String outTradeNo) {
        return Optional.ofNullable(byOutTradeNo.get(outTradeNo));
    }

    Optional<Payment> findByPrepayId(String prepayId) {
        return Optional.ofNullable(byOurNumber.get(prepayId));
    }

    Optional<Payment> findByTransactionId(String transactionId) {
        return Optional.ofNullable(byOurNumber.get(transactionId))
                .filter(payment -> payment.isTransaction(transactionId));
    }

    List<Payment> list() {
        synchronized (inOrder) {
            return List.copyOf(inOrder);
        }
    }
}
