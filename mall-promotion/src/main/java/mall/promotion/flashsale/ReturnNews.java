package mall.promotion.flashsale;

import java.util.List;
import mall.promotion.flashsale.FlashLedger.Returned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells the gate what came back, once that is committed: by a thread of its own, so that neither the
/// transaction's connection nor whoever undid the order waits for Redis.
@Component
class ReturnNews {

    private static final Logger log = LoggerFactory.getLogger(ReturnNews.class);

    private final ObjectProvider<LotReturns> gates;

    ReturnNews(ObjectProvider<LotReturns> gates) {
        this.gates = gates;
    }

    void tellAfterCommit(List<Returned> returned) {
        if (returned.isEmpty()) return;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.ofVirtual().name("flash-sale-returns").start(() -> tell(returned));
            }
        });
    }

    private void tell(List<Returned> returned) {
        for (var one : returned) {
            try {
                gates.forEach(gate -> gate.giveBack(one.lot(), one.member(), one.units()));
            } catch (RuntimeException away) {
                log.info("The gate of lot {} was not told of {} units; it will find out", one.lot(), one.units(), away);
            }
        }
    }
}
