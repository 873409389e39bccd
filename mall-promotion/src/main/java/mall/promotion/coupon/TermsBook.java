package mall.promotion.coupon;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The terms under which coupons were given out. An edition never changes, so what is in memory is
/// true.
@Component
class TermsBook {

    private final SnapshotCache<Edition, Promise> cache;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    TermsBook(Snapshots snapshots, JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.cache = snapshots.cache("coupon.terms", 20_000, this::load);
    }

    /// One edition of a template's terms.
    record Edition(CouponTemplateId template, int number) {}

    /// @param name what the coupon is called
    record Promise(String name, CouponTerms terms) {}

    Map<Edition, Promise> of(Collection<Edition> editions) {
        return cache.getAll(editions);
    }

    private Map<Edition, Promise> load(Set<Edition> editions) {
        var found = new HashMap<Edition, Promise>();
        jdbc.sql("""
                        select template_id, edition, name, terms::text as terms from coupon_terms
                        where template_id = any (:templates)
                        """)
                .param(
                        "templates",
                        Uuids.array(editions.stream()
                                .map(edition -> edition.template().id())
                                .collect(Collectors.toSet())))
                .query((row, _) -> found.put(
                        new Edition(
                                new CouponTemplateId(row.getObject("template_id", UUID.class)), row.getInt("edition")),
                        new Promise(row.getString("name"), json.readValue(row.getString("terms"), CouponTerms.class))))
                .list();
        found.keySet().retainAll(editions);
        return found;
    }
}
