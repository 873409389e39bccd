package mall.promotion.flashsale.counter;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.BasketRefusal.PriceChanged;
import mall.domain.orders.Checkout;
import mall.domain.orders.Delivery;
import mall.domain.orders.DeliveryAddress;
import mall.domain.orders.OrderSource;
import mall.domain.orders.Placed;
import mall.domain.orders.Purchase;
import mall.domain.runtime.Warmup;
import mall.promotion.flashsale.FlashSession;
import mall.promotion.flashsale.Lot;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.Sales;
import mall.promotion.flashsale.SessionId;
import mall.promotion.flashsale.gate.Attempt;
import mall.promotion.flashsale.gate.Gate;
import mall.promotion.flashsale.gate.GateAway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Plays a session that is open, or opens soon, before anybody comes: attempts with tokens at a gate
/// that is none, and orders of its goods that are rolled back.
@Component
class CounterWarmup implements Warmup {

    private static final Duration SOON = Duration.ofMinutes(2);

    /// Few, so that a replica that starts in the middle of a sale holds up the others for milliseconds.
    private static final int ORDERS = 20;

    private static final int ATTEMPTS = 100;

    private static final Delivery NOWHERE =
            new Delivery.Express(new DeliveryAddress("预热", "13800138000", "310101", "上海市黄浦区", "预热"));

    private final Sales sales;
    private final AttemptTokens tokens;
    private final Gate gate;
    private final Checkout checkout;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    /// Seven: all that an attempt meets.
    CounterWarmup(
            Sales sales,
            AttemptTokens tokens,
            Gate gate,
            Checkout checkout,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.sales = sales;
        this.tokens = tokens;
        this.gate = gate;
        this.checkout = checkout;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public @Nullable Object occasion() {
        return session().map(FlashSession::id).orElse(null);
    }

    @Override
    public void turn() {
        var session = session().orElse(null);
        if (session == null) return;
        attempts();
        orders(session, session.lots().getFirst());
    }

    private Optional<FlashSession> session() {
        var now = clock.instant();
        return sales.ahead(now, 1).stream()
                .filter(session -> session.opensAt().isBefore(now.plus(SOON)))
                .findFirst();
    }

    private void attempts() {
        var nowhere = new LotId(SessionId.next(), SkuId.next());
        var nobody = MemberId.next();
        var now = clock.instant();
        try {
            for (int i = 0; i < ATTEMPTS; i++) {
                var token = tokens.issue(nobody, nowhere, now.plus(SOON));
                var nonce = tokens.open(token, nobody, nowhere, now);
                var form = new Form(null, List.of(), null, Money.ZERO, token);
                gate.admit(new Attempt(nowhere, nobody, nonce, token, 1, now, form.write()));
            }
        } catch (GateAway away) {
            // Then the orders are all that can be warmed up.
        }
    }

    /// Twice: the first time it turns out what they cost.
    private void orders(FlashSession session, Lot lot) {
        var buyers = jdbc.sql("select id from member where state = 'ACTIVE' order by id desc limit :most")
                .param("most", ORDERS)
                .query(UUID.class)
                .list();
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            var asked = checkout.placeAll(buyers.stream()
                    .map(buyer -> purchase(new MemberId(buyer), session, lot, Money.ZERO))
                    .toList());
            checkout.placeAll(IntStream.range(0, buyers.size())
                    .mapToObj(i -> purchase(new MemberId(buyers.get(i)), session, lot, price(asked.get(i))))
                    .toList());
        });
    }

    private static Purchase purchase(MemberId buyer, FlashSession session, Lot lot, Money seen) {
        var form = new Form(null, List.of(), null, seen, "warm-up");
        var key = new IdempotencyKey(buyer.id(), Purchases.OPERATION, "warm-up-" + Ids.next(), "warm-up");
        var basket = form.basket(buyer, lot.id(), 1, session, NOWHERE);
        return new Purchase(basket, seen, OrderSource.PLAY, key, session.opensAt());
    }

    private static Money price(Placed asked) {
        return asked instanceof Placed.Refused(var why) && why instanceof PriceChanged changed
                ? changed.quote().payable()
                : Money.ZERO;
    }
}
