package mall.domain.carts;

import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A cart tells what somebody likes: he can have it, and it goes when he goes.
@Component
class CartPersonalData implements PersonalData {

    private final JdbcClient jdbc;

    CartPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "cart";
    }

    @Override
    public Object export(MemberId member) {
        return jdbc.sql("select sku_id, quantity, added_at from cart_line where member_id = :member order by added_at")
                .param("member", member.id())
                .query(Exported.class)
                .list();
    }

    @Override
    public void erase(MemberId member, Instant now) {
        jdbc.sql("delete from cart_line where member_id = :member")
                .param("member", member.id())
                .update();
    }

    record Exported(UUID skuId, int quantity, Instant addedAt) {}
}
