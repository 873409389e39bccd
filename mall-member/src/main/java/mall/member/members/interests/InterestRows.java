package mall.member.members.interests;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductCard;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads favourites and footprints, which look alike: `(member_id, product_id, seq, since)`, the
/// highest seq being the newest.
@Component
class InterestRows {

    private static final UUID END = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final Catalog catalog;

    InterestRows(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /// The newest first. A product that was withdrawn altogether is left out.
    ///
    /// @param table one of ours, never from outside
    Slice<Interest> list(String table, MemberId member, @Nullable String after, int limit) {
        var rows = jdbc.sql("""
                        select product_id, seq, since from %s
                        where member_id = :member and seq < :after order by seq desc limit :limit
                        """.formatted(table))
                .param("member", member.id())
                .param("after", after == null ? END : UUID.fromString(after))
                .param("limit", limit + 1)
                .query((row, _) -> new Row(
                        new ProductId(row.getObject("product_id", UUID.class)),
                        row.getObject("seq", UUID.class),
                        row.getTimestamp("since").toInstant()))
                .list();
        var page = Slice.of(rows, limit, row -> row.seq().toString());
        var cards = cards(page.items());
        var shown = page.items().stream()
                .flatMap(
                        row -> Stream.ofNullable(cards.get(row.product())).map(card -> new Interest(card, row.since())))
                .toList();
        return new Slice<>(shown, page.next());
    }

    /// Everything, for its owner to take along.
    List<Kept> all(String table, MemberId member) {
        return jdbc.sql("select product_id, since from %s where member_id = :member order by seq".formatted(table))
                .param("member", member.id())
                .query((row, _) -> new Kept(
                        new ProductId(row.getObject("product_id", UUID.class)),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    int removeAll(String table, MemberId member) {
        return jdbc.sql("delete from %s where member_id = :member".formatted(table))
                .param("member", member.id())
                .update();
    }

    int remove(String table, MemberId member, ProductId product) {
        return jdbc.sql("delete from %s where member_id = :member and product_id = :product".formatted(table))
                .param("member", member.id())
                .param("product", product.id())
                .update();
    }

    private Map<ProductId, ProductCard> cards(List<Row> rows) {
        var ids = rows.stream().map(Row::product).collect(Collectors.toCollection(LinkedHashSet::new));
        return catalog.cards(ids).stream().collect(Collectors.toMap(ProductCard::id, Function.identity()));
    }

    static Timestamp sql(Instant instant) {
        return Timestamp.from(instant);
    }

    private record Row(ProductId product, UUID seq, Instant since) {}

    record Kept(ProductId product, Instant since) {}
}
