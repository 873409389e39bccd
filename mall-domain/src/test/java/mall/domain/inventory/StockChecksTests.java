package mall.domain.inventory;

import static mall.domain.inventory.StockTests.KEEPER;
import static mall.domain.inventory.StockTests.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Violation;
import mall.domain.kernel.Ids;
import mall.domain.kernel.ShopClock;
import mall.domain.kernel.SkuId;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Each check sees what was planted past all guards, in a database of its own.
@MallTest(properties = "mall.test.database=planted-stock")
class StockChecksTests {

    @Autowired
    Stock stock;

    @Autowired
    Allotments allotments;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ShopClock clock;

    final SkuId tea = SkuId.next();
    final StockCause order = anOrder();

    @BeforeEach
    void threeOfTenTeasAreReserved() {
        stock.open(tea, 10, KEEPER);
        stock.reserve(order, List.of(Take.of(tea, 3)));
    }

    void plant(String sql, UUID... ids) {
        jdbc.sql("alter table stock_movement disable trigger stock_movement_stays")
                .update();
        jdbc.sql(sql).params((Object[]) ids).update();
    }

    List<String> found(String check) {
        return audit.run().findings().stream()
                .filter(finding -> finding.check().equals(check))
                .flatMap(finding -> finding.violations().stream())
                .map(Violation::subject)
                .toList();
    }

    @Test
    void stockWithoutAMovementIsSeen() {
        plant("update stock_pool set on_hand = on_hand + 1 where id = ?", tea.id());

        assertThat(found("stock-equals-its-movements")).contains(tea.toString());
    }

    @Test
    void aMovementWithoutStockIsSeen() {
        plant("update stock_movement set on_hand = on_hand + 1 where kind = 'OPEN' and sku_id = ?", tea.id());

        assertThat(found("stock-equals-its-movements")).contains(tea.toString());
    }

    @Test
    void aLostReservationIsSeen() {
        plant("delete from stock_reservation where cause_id = ?", order.id());

        assertThat(found("stock-reserved-equals-its-reservations")).contains(tea.toString());
    }

    @Test
    void aReservationThatWasNeverMadeIsSeen() {
        plant("update stock_reservation set quantity = 4 where cause_id = ?", order.id());

        assertThat(found("stock-reserved-equals-its-reservations")).contains(tea.toString());
        assertThat(found("stock-reservation-equals-its-movements"))
                .contains(order.id().toString());
    }

    @Test
    void negativeStockIsSeen() {
        plant("alter table stock_pool drop constraint stock_pool_promises_no_more_than_it_has");
        plant("update stock_pool set on_hand = 2 where id = ?", tea.id());

        assertThat(found("stock-is-never-negative")).contains(tea.toString());
    }

    @Test
    void aHalfCarvingIsSeen() {
        var campaign = new StockCause("campaign", Ids.next());
        var sale = AllotmentId.next();
        allotments.carve(sale, tea, 2, campaign);
        plant("delete from stock_movement where pool_id = ?", sale.id());

        assertThat(found("stock-carved-is-moved-not-made"))
                .contains(campaign.id().toString());
    }

    @Test
    void goodsThatCameBackWithoutHavingGoneAreSeen() {
        stock.shipOut(order, Ids.next(), List.of(Take.of(tea, 3)));
        stock.putBack(order, Ids.next(), List.of(Take.of(tea, 3)));
        plant("delete from stock_movement where kind = 'SHIP' and cause_id = ?", order.id());

        assertThat(found("stock-put-back-was-shipped")).contains(order.id().toString());
    }

    @Test
    void anAllotmentOfNothingIsSeen() {
        var sale = AllotmentId.next();
        plant("insert into stock_pool (id, sku_id, on_hand) values (?, ?, 0)", sale.id(), UUID.randomUUID());

        assertThat(found("stock-allotments-are-of-stock")).contains(sale.toString());
    }

    @Test
    void aClosedAllotmentThatKeepsFreeStockIsSeenAfterAMinute() {
        var sale = AllotmentId.next();
        allotments.carve(sale, tea, 4, new StockCause("campaign", Ids.next()));
        stock.reserve(anOrder(), List.of(new Take(tea, sale, 2)));
        var abandoned = anOrder();
        stock.reserve(abandoned, List.of(new Take(tea, sale, 2)));
        allotments.close(sale);
        stock.release(abandoned);
        assertThat(found("stock-closed-allotments-are-empty")).doesNotContain(sale.toString());

        clock.advance(Duration.ofSeconds(61));

        assertThat(found("stock-closed-allotments-are-empty")).contains(sale.toString());
    }

    @Test
    void whatIsInOrderIsNotSeen() {
        var report = audit.run();

        assertThat(report.findings())
                .filteredOn(finding -> finding.check().startsWith("stock-"))
                .hasSize(8)
                .flatExtracting(finding -> finding.violations())
                .extracting(Violation::subject)
                .doesNotContain(tea.toString(), order.id().toString());
    }
}
