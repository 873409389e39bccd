package mall.member.members.interests;

import static mall.member.members.interests.InterestRows.sql;

import java.time.Clock;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The products that a member marked.
@Component
@Transactional
public class Favourites {

    /// How many a member may keep.
    public static final int MOST = 500;

    static final String TABLE = "member_favourite";

    private final InterestRows rows;
    private final Catalog catalog;
    private final JdbcClient jdbc;
    private final Clock clock;

    Favourites(InterestRows rows, Catalog catalog, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Marks a product; a second time changes nothing.
    ///
    /// @throws TooManyFavourites when he has 500 already
    public void add(MemberId member, ProductId product) {
        if (catalog.product(product).isEmpty()) throw new NotFound("product", product);
        // The member's lock makes two additions come one after another, so that the limit holds.
        int known = jdbc.sql("select 1 from member where id = :member and state = 'ACTIVE' for no key update")
                .param("member", member.id())
                .query(Integer.class)
                .list()
                .size();
        if (known == 0) throw new NotFound("member", member);
        int added = jdbc.sql("""
                        insert into member_favourite (member_id, product_id, seq, since)
                        select :member, :product, :seq, :now
                        where (select count(*) from member_favourite where member_id = :member) < :most
                        on conflict (member_id, product_id) do nothing
                        """)
                .param("member", member.id())
                .param("product", product.id())
                .param("seq", Ids.next())
                .param("now", sql(clock.instant()))
                .param("most", MOST)
                .update();
        if (added == 0 && !has(member, product)) throw new TooManyFavourites();
    }

    /// Takes the mark away; a second time changes nothing.
    public void remove(MemberId member, ProductId product) {
        rows.remove(TABLE, member, product);
    }

    public boolean has(MemberId member, ProductId product) {
        return jdbc.sql("""
                        select exists (select from member_favourite
                                       where member_id = :member and product_id = :product)
                        """)
                .param("member", member.id())
                .param("product", product.id())
                .query(Boolean.class)
                .single();
    }

    /// The newest first.
    ///
    /// @param after the key of the last one of the page before; null for the first page
    public Slice<Interest> of(MemberId member, @Nullable String after, int limit) {
        return rows.list(TABLE, member, after, limit);
    }

    /// He keeps as many as he may.
    public static final class TooManyFavourites extends Refusal {
        TooManyFavourites() {
            super("too-many-favourites", "most", MOST);
        }
    }
}
