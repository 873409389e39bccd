package mall.member.members;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.MonthDay;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The active members page by page, in the order of their ids, for whoever has to do something for
/// each of them.
@Component
@Transactional(readOnly = true)
public class MemberRoll {

    private final JdbcClient jdbc;

    MemberRoll(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param last the last one of the page before; null for the first page
    public List<MemberId> after(@Nullable MemberId last, int limit) {
        return jdbc.sql("""
                        select id from member
                        where state = 'ACTIVE' and (cast(:last as uuid) is null or id > :last)
                        order by id limit :limit
                        """)
                .param("last", last == null ? null : last.id())
                .param("limit", limit)
                .query(MemberRoll::id)
                .list();
    }

    /// Those whose birthday is on one of these days.
    ///
    /// @param last the last one of the page before; null for the first page
    public List<MemberId> bornOn(Collection<MonthDay> days, @Nullable MemberId last, int limit) {
        return jdbc.sql("""
                        select id from member
                        where state = 'ACTIVE' and member_birthday(birthday) = any (:days)
                          and (cast(:last as uuid) is null or id > :last)
                        order by id limit :limit
                        """)
                .param(
                        "days",
                        new SqlArrayValue(
                                "int4",
                                days.stream()
                                        .map(day -> day.getMonthValue() * 100 + day.getDayOfMonth())
                                        .toArray()))
                .param("last", last == null ? null : last.id())
                .param("limit", limit)
                .query(MemberRoll::id)
                .list();
    }

    /// Those of them who are active members.
    public List<MemberId> among(Collection<MemberId> members) {
        return jdbc.sql("select id from member where state = 'ACTIVE' and id = any (:members)")
                .param(
                        "members",
                        new SqlArrayValue(
                                "uuid", members.stream().map(MemberId::id).toArray()))
                .query(MemberRoll::id)
                .list();
    }

    private static MemberId id(ResultSet row, int number) throws SQLException {
        return new MemberId(row.getObject("id", UUID.class));
    }
}
