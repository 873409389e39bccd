package mall.member.members.addresses;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.PersonalCipher;
import mall.member.members.addresses.Addresses.Owned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Reads addresses by their ids, for the orders that go there: each order does, so that it is one
/// statement and no entity.
@Component
class AddressRows {

    private final JdbcClient jdbc;
    private final PersonalCipher cipher;

    AddressRows(JdbcClient jdbc, PersonalCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /// What is not there, or not his, is left out.
    Map<Owned, SavedAddress> find(Set<Owned> wanted) {
        var ids = new SqlArrayValue(
                "uuid", wanted.stream().map(one -> one.address().id()).toArray());
        var members = new SqlArrayValue(
                "uuid", wanted.stream().map(one -> one.member().id()).toArray());
        return jdbc
                .sql("""
                        select id, member_id, recipient, phone, district_code, region, street, is_default
                        from member_address join unnest(:ids, :members) as asked (address, owner) on id = address
                        where member_id = owner
                        """)
                .param("ids", ids)
                .param("members", members)
                .query((row, _) -> Map.entry(owned(row), saved(row)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Owned owned(ResultSet row) throws SQLException {
        return new Owned(
                new AddressId(row.getObject("id", UUID.class)), new MemberId(row.getObject("member_id", UUID.class)));
    }

    private SavedAddress saved(ResultSet row) throws SQLException {
        return new SavedAddress(
                new AddressId(row.getObject("id", UUID.class)),
                cipher.open(row.getString("recipient")),
                cipher.open(row.getString("phone")),
                row.getString("district_code"),
                row.getString("region"),
                cipher.open(row.getString("street")),
                row.getBoolean("is_default"));
    }
}
