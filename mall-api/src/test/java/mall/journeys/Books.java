package mall.journeys;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import wechatsim.SimulatorControl;
import wechatsim.pay.LedgerView;
import wechatsim.pay.LedgerView.RefundEntry;
import wechatsim.pay.RefundStatus;

/// WeChat's true list of payments and refunds beside ours.
@TestComponent
class Books {

    private final SimulatorControl wechat;
    private final JdbcClient jdbc;

    Books(SimulatorControl wechat, JdbcClient jdbc) {
        this.wechat = wechat;
        this.jdbc = jdbc;
    }

    /// Whatever is in one is in the other, to the fen.
    void agree() {
        var ledger = wechat.ledger();
        assertThat(ours("select id, amount_fen from payment where status = 'PAID'"))
                .as("payments")
                .isEqualTo(payments(ledger));
        assertThat(ours("select id, amount_fen from refund where status = 'SUCCEEDED'"))
                .as("refunds")
                .isEqualTo(refunds(ledger));
    }

    private static Map<String, Integer> payments(LedgerView ledger) {
        return ledger.payments().stream()
                .filter(payment -> payment.paidAt() != null)
                .collect(toMap(LedgerView.Entry::outTradeNo, LedgerView.Entry::total));
    }

    private static Map<String, Integer> refunds(LedgerView ledger) {
        return ledger.payments().stream()
                .flatMap(payment -> payment.refunds().stream())
                .filter(refund -> refund.status() == RefundStatus.SUCCESS)
                .collect(toMap(RefundEntry::outRefundNo, RefundEntry::amount));
    }

    /// Fen by WeChat's number, which is our id without dashes.
    private Map<String, Integer> ours(String sql) {
        var found = new HashMap<String, Integer>();
        jdbc.sql(sql).query(row -> {
            found.put(row.getString("id").replace("-", ""), row.getInt("amount_fen"));
        });
        return found;
    }
}
