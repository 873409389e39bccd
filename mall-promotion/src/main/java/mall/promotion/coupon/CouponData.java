package mall.promotion.coupon;

import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A member's coupons, as a part of what the mall knows of him. Who leaves loses what he could
/// still use; what was used stays in the books.
@Component
class CouponData implements PersonalData {

    private final JdbcClient jdbc;

    CouponData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "coupons";
    }

    @Override
    public Object export(MemberId member) {
        return jdbc.sql("""
                        select coupon.id, name, state, valid_from, valid_until, given_at
                        from coupon join coupon_terms using (template_id, edition)
                        where member_id = :member order by coupon.id
                        """)
                .param("member", member.id())
                .query((row, _) -> new Held(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("state"),
                        row.getTimestamp("valid_from").toInstant(),
                        row.getTimestamp("valid_until").toInstant(),
                        row.getTimestamp("given_at").toInstant()))
                .list();
    }

    @Override
    public void erase(MemberId member, Instant now) {
        jdbc.sql("""
                        update coupon set state = 'REVOKED'
                        where member_id = :member and state in ('AVAILABLE', 'FROZEN', 'OFFERED')
                        """).param("member", member.id()).update();
    }

    record Held(UUID coupon, String name, String state, Instant validFrom, Instant validUntil, Instant givenAt) {}
}
