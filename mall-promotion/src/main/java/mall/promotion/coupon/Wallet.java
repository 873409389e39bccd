package mall.promotion.coupon;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.promotion.coupon.TermsBook.Edition;
import mall.promotion.coupon.Validity.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The coupons that a member could use at a moment, or those that he named. One statement per
/// quote, however often pricing asks during it: a quote is made for one member at one instant.
@Component
class Wallet {

    /// Whoever holds more is offered those that end first.
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final TermsBook terms;
    private final Cache<Look, List<HeldCoupon>> looks = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofSeconds(1))
            .build();

    Wallet(JdbcClient jdbc, TermsBook terms) {
        this.jdbc = jdbc;
        this.terms = terms;
    }

    /// @param named where there are any, his own among these and no others, in whatever state they are
    List<HeldCoupon> of(MemberId member, Instant at, Set<UUID> named) {
        return looks.get(new Look(member, at, Set.copyOf(named)), this::load);
    }

    private List<HeldCoupon> load(Look look) {
        var condition = look.named.isEmpty()
                ? "state = 'AVAILABLE' and valid_from <= :at and valid_until > :at"
                : "id = any (:named)";
        var rows = jdbc.sql("""
                        select id, template_id, edition, state, valid_from, valid_until from coupon
                        where member_id = :member and\s""" + condition + " order by valid_until, id limit :most")
                .param("member", look.member.id())
                .param("at", Timestamp.from(look.at))
                .param("named", Uuids.array(look.named))
                .param("most", MOST)
                .query((row, _) -> new Row(
                        new CouponId(row.getObject("id", UUID.class)),
                        new Edition(
                                new CouponTemplateId(row.getObject("template_id", UUID.class)), row.getInt("edition")),
                        CouponState.valueOf(row.getString("state")),
                        new Span(
                                row.getTimestamp("valid_from").toInstant(),
                                row.getTimestamp("valid_until").toInstant())))
                .list();
        var promises = terms.of(rows.stream().map(Row::edition).toList());
        var held = new ArrayList<HeldCoupon>();
        for (var row : rows) {
            var promise = promises.get(row.edition);
            if (promise != null) held.add(new HeldCoupon(row.id, promise, row.state, row.span));
        }
        return List.copyOf(held);
    }

    private record Look(MemberId member, Instant at, Set<UUID> named) {}

    private record Row(CouponId id, Edition edition, CouponState state, Span span) {}
}
