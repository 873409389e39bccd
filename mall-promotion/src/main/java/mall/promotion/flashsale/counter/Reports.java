package mall.promotion.flashsale.counter;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import mall.domain.kernel.Refusal;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.counter.CounterRefusal.SoldOut;
import mall.promotion.flashsale.counter.Outcome.Ordered;
import mall.promotion.flashsale.counter.Outcome.Refused;
import mall.promotion.flashsale.counter.Outcome.Waiting;
import mall.promotion.flashsale.gate.Admission;
import mall.promotion.flashsale.gate.Gate;
import mall.promotion.flashsale.gate.GateAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Tells the gate what the ledger decided, beside the writing of orders, which does not wait for it.
/// What is not told is not lost: the gate offers an admission again that nobody reports back.
@Component
class Reports implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Reports.class);

    private final Gate gate;
    private final ThreadPoolExecutor teller = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(200),
            Thread.ofVirtual().name("flash-reports").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    Reports(Gate gate) {
        this.gate = gate;
    }

    void send(Map<Place, Outcome> decided) {
        if (!decided.isEmpty()) teller.execute(() -> tell(decided));
    }

    private void tell(Map<Place, Outcome> decided) {
        try {
            decided.entrySet().stream()
                    .collect(groupingBy(entry -> entry.getKey().admission().lot()))
                    .forEach(this::tell);
        } catch (GateAway away) {
            log.debug("The gate did not hear what came of {} admissions", decided.size());
        }
    }

    private void tell(LotId lot, List<Map.Entry<Place, Outcome>> decided) {
        var settled = new ArrayList<UUID>();
        var refused = new ArrayList<Admission>();
        var withoutUnits = new ArrayList<Admission>();
        for (var entry : decided) {
            var admission = entry.getKey().admission();
            switch (entry.getValue()) {
                case Ordered _ -> settled.add(admission.id());
                case Refused(var why) when isOutOfUnits(why) -> withoutUnits.add(admission);
                case Refused _ -> refused.add(admission);
                case Waiting _ -> {}
            }
        }
        if (!settled.isEmpty()) gate.settle(lot, settled);
        if (!refused.isEmpty()) gate.turnBack(lot, refused, true);
        if (!withoutUnits.isEmpty()) gate.turnBack(lot, withoutUnits, false);
    }

    /// Whether it was said now or noted before.
    private static boolean isOutOfUnits(Refusal why) {
        return why.code().equals(SoldOut.CODE);
    }

    @Override
    public void destroy() {
        teller.shutdown();
        try {
            if (!teller.awaitTermination(2, TimeUnit.SECONDS)) teller.shutdownNow();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
