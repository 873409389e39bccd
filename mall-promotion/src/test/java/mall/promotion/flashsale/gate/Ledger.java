package mall.promotion.flashsale.gate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mall.domain.inventory.AllotmentId;
import mall.domain.inventory.Allotments;
import mall.domain.inventory.OutOfStock;
import mall.domain.inventory.Stock;
import mall.domain.inventory.StockCause;
import mall.domain.inventory.Take;
import mall.domain.kernel.Ids;
import mall.promotion.TeaHouse;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.SessionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The ledger's side of lots, for tests of the gate in front of them: the tables of the flash sale
/// and the stock of the mall, and the conditional writes that every order makes in them. What is
/// left out is the order around them.
@Component
class Ledger {

    private final TeaHouse house;
    private final Allotments allotments;
    private final Stock stock;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    Ledger(
            TeaHouse house,
            Allotments allotments,
            Stock stock,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Clock clock) {
        this.house = house;
        this.allotments = allotments;
        this.stock = stock;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    enum Purchase {
        BOUGHT,
        BOUGHT_BEFORE,
        LIMIT_REACHED,
        SOLD_OUT
    }

    /// A lot that opened an hour ago and closes in an hour.
    LotId lot(int quota, int limit) {
        return lot(quota, limit, clock.instant().minus(Duration.ofHours(1)));
    }

    /// A lot that is open for two hours.
    LotId lot(int quota, int limit, Instant opensAt) {
        var lot = new LotId(SessionId.next(), house.tea(99_00));
        var allotment = AllotmentId.next();
        allotments.carve(allotment, lot.sku(), quota, new StockCause("flash-lot", Ids.next()));
        jdbc.sql("""
                        with plan as (
                            insert into campaign (id, play, name, state, starts_at, ends_at, slots, audience,
                                rules_version, created_at, changed_at, version)
                            values (:session, 'flash-sale', '秒杀', 'SCHEDULED', :opens, :closes, '{}', '{}', 1, :opens,
                                :opens, 0)),
                        session as (
                            insert into flash_session (id, campaign_id, opens_at, closes_at, pay_within_minutes)
                            values (:session, :session, :opens, :closes, 5))
                        insert into flash_lot (session_id, sku_id, position, allotment_id, price_fen, quota,
                            limit_per_member)
                        values (:session, :sku, 0, :allotment, 100, :quota, :limit)
                        """)
                .param("session", lot.session().id())
                .param("opens", Timestamp.from(opensAt))
                .param("closes", Timestamp.from(opensAt.plus(Duration.ofHours(2))))
                .param("sku", lot.sku().id())
                .param("allotment", allotment.id())
                .param("quota", quota)
                .param("limit", limit)
                .update();
        return lot;
    }

    /// What the order of an admission does, once however often it is placed.
    Purchase buy(Admission admission) {
        return transactions.execute(status -> {
            var lot = admission.lot();
            var isNew = jdbc.sql("""
                            insert into flash_purchase (order_id, session_id, sku_id, campaign_id, member_id, units)
                            values (:order, :session, :sku, :session, :member, :units) on conflict do nothing
                            """)
                    .param("order", admission.id())
                    .param("session", lot.session().id())
                    .param("sku", lot.sku().id())
                    .param("member", admission.member().id())
                    .param("units", admission.units())
                    .update();
            if (isNew == 0) return Purchase.BOUGHT_BEFORE;
            if (count(admission) == 0) {
                status.setRollbackOnly();
                return Purchase.LIMIT_REACHED;
            }
            try {
                stock.reserve(cause(admission), List.of(new Take(lot.sku(), allotmentOf(lot), admission.units())));
                return Purchase.BOUGHT;
            } catch (OutOfStock none) {
                status.setRollbackOnly();
                return Purchase.SOLD_OUT;
            }
        });
    }

    /// The order is cancelled; the gate has yet to be told.
    void undo(Admission admission) {
        transactions.executeWithoutResult(_ -> {
            stock.release(cause(admission));
            jdbc.sql("""
                            update flash_bought set units = units - :units
                            where session_id = :session and sku_id = :sku and member_id = :member
                            """)
                    .param("units", admission.units())
                    .param("session", admission.lot().session().id())
                    .param("sku", admission.lot().sku().id())
                    .param("member", admission.member().id())
                    .update();
        });
    }

    /// Is there an order of this admission?
    boolean has(UUID admission) {
        return jdbc.sql("select exists (select from flash_purchase where order_id = :order)")
                .param("order", admission)
                .query(Boolean.class)
                .single();
    }

    int free(LotId lot) {
        return number("select on_hand - reserved from stock_pool where id = :allotment", lot);
    }

    int sold(LotId lot) {
        return number("select reserved from stock_pool where id = :allotment", lot);
    }

    /// What the member with most units has.
    int mostOfAnybody(LotId lot) {
        return number("select coalesce(max(units), 0) from flash_bought where session_id = :session", lot);
    }

    /// What all members have together.
    int bought(LotId lot) {
        return number("select coalesce(sum(units), 0) from flash_bought where session_id = :session", lot);
    }

    void pause(LotId lot) {
        jdbc.sql("update campaign set state = 'PAUSED' where id = :session")
                .param("session", lot.session().id())
                .update();
    }

    void resume(LotId lot) {
        jdbc.sql("update campaign set state = 'SCHEDULED' where id = :session")
                .param("session", lot.session().id())
                .update();
    }

    void add(LotId lot, int units) {
        allotments.carve(allotmentOf(lot), lot.sku(), units, new StockCause("flash-lot", Ids.next()));
        jdbc.sql("update flash_lot set quota = quota + :units where session_id = :session")
                .param("units", units)
                .param("session", lot.session().id())
                .update();
    }

    private int count(Admission admission) {
        return jdbc.sql("""
                        insert into flash_bought as had (session_id, sku_id, member_id, units)
                        select lot.session_id, lot.sku_id, :member, :units from flash_lot lot
                        where lot.session_id = :session and lot.sku_id = :sku and :units <= lot.limit_per_member
                        on conflict (session_id, sku_id, member_id) do update set units = had.units + :units
                        where had.units + :units <= (
                            select limit_per_member from flash_lot
                            where session_id = had.session_id and sku_id = had.sku_id)
                        """)
                .param("member", admission.member().id())
                .param("units", admission.units())
                .param("session", admission.lot().session().id())
                .param("sku", admission.lot().sku().id())
                .update();
    }

    private AllotmentId allotmentOf(LotId lot) {
        return new AllotmentId(jdbc.sql("select allotment_id from flash_lot where session_id = :session")
                .param("session", lot.session().id())
                .query(UUID.class)
                .single());
    }

    private int number(String query, LotId lot) {
        return jdbc.sql(query)
                .param("session", lot.session().id())
                .param("allotment", allotmentOf(lot).id())
                .query(Integer.class)
                .single();
    }

    private static StockCause cause(Admission admission) {
        return new StockCause("order", admission.id());
    }
}
