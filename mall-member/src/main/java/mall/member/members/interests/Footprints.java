package mall.member.members.interests;

import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The products that a member looked at, each once, the last 200 of them. Looking is noted in
/// memory and written a moment later for everybody together: a crash forgets a second of it.
@Component
public class Footprints {

    /// How many of a member are kept.
    public static final int MOST = 200;

    static final String TABLE = "member_footprint";

    private final InterestRows rows;
    private final FreshFootprints fresh;
    private final Catalog catalog;

    Footprints(InterestRows rows, FreshFootprints fresh, Catalog catalog) {
        this.rows = rows;
        this.fresh = fresh;
        this.catalog = catalog;
    }

    /// He is looking at this product.
    public void note(MemberId member, ProductId product) {
        if (catalog.product(product).isEmpty()) throw new NotFound("product", product);
        fresh.note(member, product);
    }

    /// The last first.
    ///
    /// @param after the key of the last one of the page before; null for the first page
    public Slice<Interest> of(MemberId member, @Nullable String after, int limit) {
        fresh.write();
        return rows.list(TABLE, member, after, limit);
    }

    public void remove(MemberId member, ProductId product) {
        fresh.write();
        rows.remove(TABLE, member, product);
    }

    public void removeAll(MemberId member) {
        fresh.write();
        rows.removeAll(TABLE, member);
    }
}
