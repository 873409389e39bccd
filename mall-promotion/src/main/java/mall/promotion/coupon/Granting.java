package mall.promotion.coupon;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.promotion.coupon.CouponRefusal.LimitReached;
import mall.promotion.coupon.CouponRefusal.SoldOut;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Gives out coupons, to one member or to hundreds at once, in the caller's transaction. The unique
/// row of (template, member, cause) decides first, so that a cause that is told twice gives one
/// coupon; then the member's count and last the quota, the row that everybody wants, are raised by
/// conditional writes. Whoever did not get through loses his row again before anybody saw it.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Granting {

    private final JdbcClient jdbc;
    private final Clock clock;

    Granting(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What came of it for one member.
    public sealed interface Grant {

        record Granted(CouponId coupon) implements Grant {}

        /// For the same cause, earlier.
        record AlreadyGranted() implements Grant {}

        record LimitReached(int limit) implements Grant {}

        record SoldOut() implements Grant {}
    }

    /// @param cause why: one cause gives a member one coupon of the template
    public Map<MemberId, Grant> grant(CouponTemplateDetail template, Collection<MemberId> members, String cause) {
        var grants = new HashMap<MemberId, Grant>();
        var wanted = members.stream()
                .distinct()
                .sorted(Comparator.comparing(MemberId::id))
                .toList();
        var written = write(template, wanted, cause);
        for (var member : wanted) {
            if (!written.containsKey(member.id())) grants.put(member, new Grant.AlreadyGranted());
        }
        var limit = template.giving().perMember();
        var admitted = count(template.id(), written.keySet(), limit);
        var given = admitted.subList(0, take(template.id(), admitted.size()));
        var soldOut = admitted.subList(given.size(), admitted.size());
        var refused = new HashSet<>(written.keySet());
        given.forEach(refused::remove);
        undo(template.id(), written, refused, soldOut);
        written.forEach((member, coupon) -> grants.put(
                new MemberId(member),
                !refused.contains(member)
                        ? new Grant.Granted(new CouponId(coupon))
                        : limit == null || soldOut.contains(member)
                                ? new Grant.SoldOut()
                                : new Grant.LimitReached(limit)));
        return grants;
    }

    /// Turns away who cannot get one anyway, without a write: the crowd that comes late costs one
    /// read each.
    void requireRoom(CouponTemplateDetail template, MemberId member) {
        var room = jdbc.sql("""
                        select coalesce(issued < total, true) as left_over, coalesce(given, 0) as given
                        from coupon_quota
                        left join coupon_count on coupon_count.template_id = coupon_quota.template_id
                            and member_id = :member
                        where coupon_quota.template_id = :template
                        """)
                .param("template", template.id().id())
                .param("member", member.id())
                .query(Room.class)
                .single();
        var limit = template.giving().perMember();
        if (limit != null && room.given() >= limit) throw new LimitReached(limit);
        if (!room.leftOver()) throw new SoldOut();
    }

    private record Room(boolean leftOver, int given) {}

    /// @return the new coupon of each member who had none for the cause
    private Map<UUID, UUID> write(CouponTemplateDetail template, List<MemberId> members, String cause) {
        var now = clock.instant();
        var span = template.terms().validity().from(now);
        var written = new HashMap<UUID, UUID>();
        jdbc.sql("""
                        insert into coupon (id, template_id, edition, given_to, member_id, cause, state, valid_from,
                            valid_until, given_at)
                        select id, :template, :edition, member_id, member_id, :cause, 'AVAILABLE', :from, :until, :now
                        from unnest(:ids, :members) as wanted (id, member_id)
                        on conflict (template_id, given_to, cause) do nothing
                        returning id, member_id
                        """)
                .param("template", template.id().id())
                .param("edition", template.edition())
                .param("cause", cause)
                .param("from", timestamp(span.from()))
                .param("until", timestamp(span.until()))
                .param("now", timestamp(now))
                .param("ids", Uuids.array(members.stream().map(_ -> Ids.next()).toList()))
                .param("members", Uuids.array(members.stream().map(MemberId::id).toList()))
                .query((row, _) -> written.put(row.getObject("member_id", UUID.class), row.getObject("id", UUID.class)))
                .list();
        return written;
    }

    /// @return those who had not reached the limit, in the order of their ids
    private List<UUID> count(CouponTemplateId template, Set<UUID> members, @Nullable Integer limit) {
        if (members.isEmpty()) return List.of();
        var admitted = new ArrayList<>(jdbc.sql("""
                        insert into coupon_count as present (template_id, member_id, given)
                        select :template, member_id, 1 from unnest(:members) as more (member_id) order by member_id
                        on conflict (template_id, member_id) do update set given = present.given + 1
                            where cast(:limit as int) is null or present.given < :limit
                        returning member_id
                        """)
                .param("template", template.id())
                .param("members", Uuids.array(members))
                .param("limit", limit)
                .query(UUID.class)
                .list());
        admitted.sort(Comparator.naturalOrder());
        return admitted;
    }

    /// @return how many of so many there still were
    private int take(CouponTemplateId template, int wanted) {
        if (wanted == 0) return 0;
        return jdbc.sql("""
                        update coupon_quota set issued = issued + least(:wanted, coalesce(total - issued, :wanted))
                        where template_id = :template and (total is null or issued < total)
                        returning new.issued - old.issued
                        """)
                .param("template", template.id())
                .param("wanted", wanted)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void undo(CouponTemplateId template, Map<UUID, UUID> written, Set<UUID> refused, List<UUID> counted) {
        if (refused.isEmpty()) return;
        jdbc.sql("delete from coupon where id = any (:coupons)")
                .param("coupons", Uuids.array(refused.stream().map(written::get).toList()))
                .update();
        if (counted.isEmpty()) return;
        jdbc.sql("""
                        update coupon_count set given = given - 1
                        where template_id = :template and member_id = any (:members)
                        """)
                .param("template", template.id())
                .param("members", Uuids.array(counted))
                .update();
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.from(instant);
    }
}
