package mall.domain.catalog.restock;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.restock.RestockRefusal.NotSold;
import mall.domain.catalog.restock.RestockRefusal.StillInStock;
import mall.domain.catalog.restock.RestockRefusal.TooManyRequests;
import mall.domain.inventory.Stock;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who waits for what.
@Component
@Transactional
public class RestockRequests {

    static final int MOST_PER_MEMBER = 100;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Stock stock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RestockRequests(JdbcClient jdbc, Catalog catalog, Stock stock, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.stock = stock;
        this.events = events;
        this.clock = clock;
    }

    /// Notes down that a member wants to be told once; a second request changes nothing.
    ///
    /// @throws StillInStock when there is some
    /// @throws NotSold when it is not on sale
    /// @throws TooManyRequests when he waits for a hundred things already
    public void request(MemberId member, SkuId sku) {
        var snapshot = catalog.skus(List.of(sku)).get(sku);
        if (snapshot == null) throw new NotFound("sku", sku);
        if (!snapshot.isOnSale()) throw new NotSold(sku);
        // Held, so that nobody puts some there between this look and the request, and tells nobody.
        if (stock.hold(sku) > 0) throw new StillInStock(sku);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('restock/' || :member, 0))")
                .param("member", member.toString())
                .query((row, _) -> true)
                .list();
        jdbc.sql("""
                        insert into restock_request (member_id, sku_id, requested_at)
                        values (:member, :sku, :now) on conflict do nothing
                        """)
                .param("member", member.id())
                .param("sku", sku.id())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (waitingFor(member).size() > MOST_PER_MEMBER) throw new TooManyRequests(MOST_PER_MEMBER);
    }

    /// Crosses a request out; nothing happens when there is none.
    public void withdraw(MemberId member, SkuId sku) {
        jdbc.sql("delete from restock_request where member_id = :member and sku_id = :sku")
                .param("member", member.id())
                .param("sku", sku.id())
                .update();
    }

    /// What a member waits for, the latest request first.
    @Transactional(readOnly = true)
    public List<SkuId> waitingFor(MemberId member) {
        return jdbc.sql(
                        "select sku_id from restock_request where member_id = :member order by requested_at desc, sku_id")
                .param("member", member.id())
                .query((row, _) -> new SkuId(row.getObject("sku_id", UUID.class)))
                .list();
    }

    /// Forgets everything that a member asked for.
    void forget(MemberId member) {
        jdbc.sql("delete from restock_request where member_id = :member")
                .param("member", member.id())
                .update();
    }

    /// These are there again: their requests fall due.
    void fallDue(Collection<SkuId> skus) {
        jdbc.sql("update restock_request set due_at = :now where sku_id = any(:skus) and due_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param(
                        "skus",
                        new SqlArrayValue("uuid", skus.stream().map(SkuId::id).toArray()))
                .update();
    }

    /// Tells that the next few requests are due and crosses them out, in one transaction.
    ///
    /// @return how many there were
    int tellSome(int most) {
        var due = jdbc.sql("""
                        delete from restock_request where (member_id, sku_id) in
                            (select member_id, sku_id from restock_request where due_at is not null
                             order by due_at limit :most for update skip locked)
                        returning member_id, sku_id
                        """)
                .param("most", most)
                .query((row, _) -> new RestockNoticeDue(
                        new MemberId(row.getObject("member_id", UUID.class)),
                        new SkuId(row.getObject("sku_id", UUID.class))))
                .list();
        due.forEach(events::publishEvent);
        return due.size();
    }
}
