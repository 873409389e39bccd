package mall.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OrderColumn;
import java.util.List;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// The tables stand in `db/migration/samples`; that a context starts at all shows that the names
/// of their columns are the ones that are looked for.
@MallTest
@Transactional
class MallNamingTests {

    @Autowired
    EntityManager entities;

    @Autowired
    JdbcClient jdbc;

    final NamingSample sample = new NamingSample(
            new MemberId(Ids.next()), SkuId.next(), List.of(new Line(SkuId.next(), 2, Money.ofFen(30))));

    @Test
    void componentsCalledIdOrFenTakeTheirOwnersName() {
        entities.persist(sample);
        entities.flush();

        var row = jdbc.sql("select sku_id, unit_price_fen, list_price_fen from naming_sample where id = :id")
                .param("id", sample.id.id())
                .query()
                .singleRow();

        assertThat(row).containsEntry("sku_id", sample.sku.id());
        assertThat(row).containsEntry("unit_price_fen", 1_990L).containsEntry("list_price_fen", 2_590L);
    }

    @Test
    void soTheyDoInTheLinesOfACollection() {
        entities.persist(sample);
        entities.flush();

        var row = jdbc.sql(
                        "select gift_sku_id, quantity, off_fen from naming_sample_lines where naming_sample_id = :id")
                .param("id", sample.id.id())
                .query()
                .singleRow();

        assertThat(row)
                .containsEntry("gift_sku_id", sample.lines.getFirst().giftSku.id());
        assertThat(row).containsEntry("quantity", 2).containsEntry("off_fen", 30L);
    }

    @Entity(name = "NamingSample")
    @SuppressWarnings("UnusedVariable") // the database reads them
    static class NamingSample {

        @EmbeddedId
        private MemberId id;

        private SkuId sku;
        private Money unitPrice = Money.ofFen(1_990);
        private Money listPrice = Money.ofFen(2_590);

        @ElementCollection
        @OrderColumn
        private List<Line> lines;

        NamingSample(MemberId id, SkuId sku, List<Line> lines) {
            this.id = id;
            this.sku = sku;
            this.lines = lines;
        }

        @SuppressWarnings("NullAway") // for JPA
        protected NamingSample() {}
    }

    @Embeddable
    record Line(SkuId giftSku, int quantity, Money off) {}
}
