package mall.domain.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A member's rights over what is known of him. Each use leaves a line that says who asked; the
/// line names the member by his id only, and stays when he is gone.
@Component
@Transactional
public class Privacy {

    private final ObjectProvider<PersonalData> parts;
    private final JdbcClient jdbc;
    private final Clock clock;

    Privacy(ObjectProvider<PersonalData> parts, JdbcClient jdbc, Clock clock) {
        this.parts = parts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Everything in one document.
    public PersonalDocument export(MemberId member, Actor by) {
        var sections = new LinkedHashMap<String, Object>();
        for (var part : parts()) sections.put(part.section(), part.export(member));
        record(member, "EXPORT", by);
        return new PersonalDocument(member, clock.instant(), sections);
    }

    /// Erases at once and for good, or throws the [Refusal][mall.domain.kernel.Refusal] of the
    /// first capability that cannot let him go yet. All or nothing.
    public void erase(MemberId member, Actor by) {
        var all = parts();
        all.forEach(part -> part.requireErasable(member));
        all.forEach(part -> part.erase(member, clock.instant()));
        record(member, "ERASURE", by);
    }

    private List<PersonalData> parts() {
        return parts.stream()
                .sorted(Comparator.comparing(PersonalData::section))
                .toList();
    }

    private void record(MemberId member, String right, Actor by) {
        jdbc.sql("""
                        insert into privacy_record (id, member_id, used_right, used_by, used_at)
                        values (:id, :member, :right, :by, :now)
                        """)
                .param("id", Ids.next())
                .param("member", member.id())
                .param("right", right)
                .param("by", by.code())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
