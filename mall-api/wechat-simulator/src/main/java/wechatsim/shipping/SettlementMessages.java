package wechatsim.shipping;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import wechatsim.crypto.Merchant;
import wechatsim.kernel.Agenda;
import wechatsim.kernel.SimulatorClock;
import wechatsim.pay.LedgerView.Entry;
import wechatsim.push.MessagePush;

/// Tells the merchant when his money will come: when he has shipped, and again when it comes.
@Component
final class SettlementMessages {

    private static final int CONFIRMED_BY_ITSELF = 1;
    private static final int CONFIRMED_BY_HAND = 2;

    private final MessagePush push;
    private final Merchant merchant;
    private final Agenda agenda;
    private final SimulatorClock clock;

    SettlementMessages(MessagePush push, Merchant merchant, Agenda agenda, SimulatorClock clock) {
        this.push = push;
        this.merchant = merchant;
        this.agenda = agenda;
        this.clock = clock;
    }

    void shipped(Entry payment, Consignment consignment) {
        send(payment, fields(payment, consignment));
        tellWhenSettled(payment, consignment);
    }

    void confirmed(Entry payment, Consignment consignment) {
        tellWhenSettled(payment, consignment);
    }

    private void tellWhenSettled(Entry payment, Consignment consignment) {
        var due = consignment.settled().orElseThrow();
        agenda.after(Duration.between(clock.instant(), due), () -> {
            // A confirmation by hand brings the date forward, and this is then the later reminder.
            if (consignment.settled().filter(due::equals).isPresent()) settled(payment, consignment, due);
        });
    }

    private void settled(Entry payment, Consignment consignment, Instant due) {
        var fields = fields(payment, consignment);
        var received = consignment.received().orElseThrow();
        fields.put("confirm_receive_method", consignment.isConfirmedByHand() ? CONFIRMED_BY_HAND : CONFIRMED_BY_ITSELF);
        fields.put("confirm_receive_time", received.getEpochSecond());
        fields.put("settlement_time", due.getEpochSecond());
        send(payment, fields);
    }

    private Map<String, Object> fields(Entry payment, Consignment consignment) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("transaction_id", Objects.requireNonNull(payment.transactionId()));
        fields.put("merchant_id", merchant.mchid());
        fields.put("sub_merchant_id", "");
        fields.put("merchant_trade_no", payment.outTradeNo());
        fields.put("pay_time", Objects.requireNonNull(payment.paidAt()).getEpochSecond());
        consignment.finished().ifPresent(time -> fields.put("shipped_time", time.getEpochSecond()));
        consignment.settled().ifPresent(time -> fields.put("estimated_settlement_time", time.getEpochSecond()));
        return fields;
    }

    private void send(Entry payment, Map<String, Object> fields) {
        push.event("trade_manage_order_settlement", payment.openid(), fields);
    }
}
