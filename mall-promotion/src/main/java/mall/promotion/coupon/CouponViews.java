package mall.promotion.coupon;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Coupons as screens show them.
@Component
@Transactional(readOnly = true)
public class CouponViews {

    private static final String COUPON = """
            select coupon.id, coupon.template_id, member_id, coupon_terms.name, notes,
                coupon_terms.terms::text as terms, coupon.state, valid_from, valid_until, given_at, order_id, used_at,
                greatest(0, (giving ->> 'transfers')::int - transfers) as transfers_left
            from coupon
            join coupon_terms using (template_id, edition)
            join coupon_template on coupon_template.id = template_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CouponTemplates templates;
    private final Clock clock;

    CouponViews(JdbcClient jdbc, JsonMapper json, CouponTemplates templates, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.templates = templates;
        this.clock = clock;
    }

    /// Whosever it is.
    public CouponView coupon(CouponId id) {
        return one(id, null);
    }

    /// His own.
    public CouponView coupon(CouponId id, MemberId holder) {
        return one(id, holder.id());
    }

    private CouponView one(CouponId id, @Nullable UUID holder) {
        return jdbc.sql(COUPON + "where coupon.id = :id and (cast(:holder as uuid) is null or member_id = :holder)")
                .param("id", id.id())
                .param("holder", holder)
                .query(this::view)
                .optional()
                .orElseThrow(() -> new NotFound("coupon", id));
    }

    /// A member's own coupons, the newest first.
    ///
    /// @param after the key of the last one of the page before; null for the first page
    public Slice<CouponView> of(MemberId holder, CouponTab tab, @Nullable String after, int limit) {
        var condition = switch (tab) {
            case USABLE -> "(coupon.state = 'LOCKED' or coupon.state = 'AVAILABLE' and valid_until > :now)";
            case USED -> "coupon.state = 'USED'";
            case OFFERED -> "coupon.state = 'OFFERED'";
            case GONE ->
                "(coupon.state in ('EXPIRED', 'FROZEN', 'REVOKED') or coupon.state = 'AVAILABLE' and valid_until <= :now)";
        };
        var coupons = jdbc.sql(COUPON + """
                        where member_id = :holder and (cast(:after as uuid) is null or coupon.id < :after) and\s""" + condition + " order by coupon.id desc limit :limit")
                .param("holder", holder.id())
                .param("after", after == null ? null : UUID.fromString(after))
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit + 1)
                .query(this::view)
                .list();
        return Slice.of(coupons, limit, coupon -> coupon.id().toString());
    }

    /// What lies in the claim centre, the newest first, as a member finds it.
    public List<Claimable> claimCentre(MemberId member) {
        var now = clock.instant();
        var listed = templates.open().stream()
                .filter(template -> template.giving().listed() && template.isGivenOut(now))
                .toList();
        var counts = counts(listed.stream().map(CouponTemplateDetail::id).toList(), member);
        return listed.stream()
                .map(template -> {
                    var count = Objects.requireNonNullElse(counts.get(template.id()), Count.NONE);
                    return new Claimable(template, count.issued, count.mine);
                })
                .toList();
    }

    private Map<CouponTemplateId, Count> counts(List<CouponTemplateId> ids, MemberId member) {
        var counts = new HashMap<CouponTemplateId, Count>();
        jdbc.sql("""
                        select quota.template_id, issued, coalesce(given, 0) as given from coupon_quota quota
                        left join coupon_count on coupon_count.template_id = quota.template_id and member_id = :member
                        where quota.template_id = any (:templates)
                        """)
                .param("member", member.id())
                .param(
                        "templates",
                        Uuids.array(ids.stream().map(CouponTemplateId::id).toList()))
                .query((row, _) -> counts.put(
                        new CouponTemplateId(row.getObject("template_id", UUID.class)),
                        new Count(row.getInt("issued"), row.getInt("given"))))
                .list();
        return counts;
    }

    private record Count(int issued, int mine) {

        private static final Count NONE = new Count(0, 0);
    }

    private CouponView view(ResultSet row, int number) throws SQLException {
        return new CouponView(
                new CouponId(row.getObject("id", UUID.class)),
                new CouponTemplateId(row.getObject("template_id", UUID.class)),
                new MemberId(row.getObject("member_id", UUID.class)),
                row.getString("name"),
                row.getString("notes"),
                json.readValue(row.getString("terms"), CouponTerms.class),
                CouponState.valueOf(row.getString("state")),
                row.getTimestamp("valid_from").toInstant(),
                row.getTimestamp("valid_until").toInstant(),
                row.getTimestamp("given_at").toInstant(),
                row.getObject("order_id", UUID.class),
                instant(row.getTimestamp("used_at")),
                row.getInt("transfers_left"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    /// A kind of coupon that may be claimed.
    ///
    /// @param issued how many are given out
    /// @param mine how many of them the member was given
    public record Claimable(CouponTemplateDetail template, int issued, int mine) {

        /// How many there still are; null for any number.
        public @Nullable Integer left() {
            var total = template.giving().total();
            return total == null ? null : Math.max(0, total - issued);
        }

        public boolean isClaimable() {
            var left = left();
            var most = template.giving().perMember();
            return (left == null || left > 0) && (most == null || mine < most);
        }
    }
}
