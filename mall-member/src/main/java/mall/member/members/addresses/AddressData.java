package mall.member.members.addresses;

import java.time.Instant;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The addresses as a part of what the mall knows of a member.
@Component
class AddressData implements PersonalData {

    private final Addresses addresses;
    private final JdbcClient jdbc;

    AddressData(Addresses addresses, JdbcClient jdbc) {
        this.addresses = addresses;
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "addresses";
    }

    @Override
    public Object export(MemberId member) {
        return addresses.of(member);
    }

    @Override
    public void erase(MemberId member, Instant now) {
        jdbc.sql("delete from member_address where member_id = :member")
                .param("member", member.id())
                .update();
    }
}
