package mall.testing.wechat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mall.domain.payments.PayableRef;
import mall.domain.payments.PaymentEvent;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.event.TransactionalEventListener;

/// Hears what payments tells, once it is committed.
@TestComponent
public class HeardPayments {

    private final List<PaymentEvent> events = new CopyOnWriteArrayList<>();

    @TransactionalEventListener
    void on(PaymentEvent event) {
        events.add(event);
    }

    public <T extends PaymentEvent> List<T> of(PayableRef payable, Class<T> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> switch (event) {
                    case PaymentEvent.PaymentSettled settled ->
                        settled.payable().equals(payable);
                    case PaymentEvent.RefundSettled settled -> settled.payable().equals(payable);
                    case PaymentEvent.RefundFailed failed -> failed.payable().equals(payable);
                })
                .toList();
    }
}
