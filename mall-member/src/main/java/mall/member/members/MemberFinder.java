package mall.member.members;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.PersonalCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds members for the console, the newest first: ids are made in the order of joining.
@Component
class MemberFinder {

    private static final Pattern LAST_FOUR = Pattern.compile("[0-9]{4}");

    private final JdbcClient jdbc;
    private final PersonalCipher cipher;

    MemberFinder(JdbcClient jdbc, PersonalCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    List<MemberId> find(MemberSearch search, @Nullable MemberId after, int limit) {
        var query = new Query();
        if (search.phone() != null) addPhone(query, search.phone().strip());
        if (search.nickname() != null) {
            query.and("lower(nickname) like :nickname", "nickname", beginning(search.nickname()));
        }
        if (search.state() != null) {
            query.and("state = :state", "state", search.state().name());
        }
        if (search.joinedFrom() != null) {
            query.and("joined_at >= :from", "from", Timestamp.from(search.joinedFrom()));
        }
        if (search.joinedUntil() != null) {
            query.and("joined_at < :until", "until", Timestamp.from(search.joinedUntil()));
        }
        if (after != null) query.and("id < :after", "after", after.id());
        return jdbc
                .sql("select id from member where %s order by id desc limit :limit".formatted(query.where()))
                .params(query.values)
                .param("limit", limit)
                .query(UUID.class)
                .stream()
                .map(MemberId::new)
                .toList();
    }

    private void addPhone(Query query, String phone) {
        if (LAST_FOUR.matcher(phone).matches()) {
            query.and("phone_tail_index = :tail", "tail", PhoneNumber.tailIndex(phone, cipher));
        } else {
            query.and("phone_index = :phone", "phone", PhoneNumber.of(phone).index(cipher));
        }
    }

    private static String beginning(String nickname) {
        return nickname.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static final class Query {

        private final List<String> conditions = new ArrayList<>(List.of("true"));
        private final Map<String, Object> values = new HashMap<>();

        void and(String condition, String name, Object value) {
            conditions.add(condition);
            values.put(name, value);
        }

        String where() {
            return String.join(" and ", conditions);
        }
    }
}
