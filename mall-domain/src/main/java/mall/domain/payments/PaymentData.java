package mall.domain.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a member paid and got back, as a part of what the mall knows of him. The books need all of
/// it for years, but not who he is for WeChat.
@Component
class PaymentData implements PersonalData {

    private final JdbcClient jdbc;
    private final ErasedPayers erased;

    PaymentData(JdbcClient jdbc, ErasedPayers erased) {
        this.jdbc = jdbc;
        this.erased = erased;
    }

    @Override
    public String section() {
        return "payments";
    }

    @Override
    public Object export(MemberId member) {
        var paid = jdbc.sql("""
                        select payable_kind, payable_id, amount_fen, description, status, created_at, paid_at,
                            transaction_id, openid
                        from payment where payer = :member order by id
                        """)
                .param("member", member.id())
                .query(PaymentData::paid)
                .list();
        var back = jdbc.sql("""
                        select r.payable_kind, r.payable_id, r.amount_fen, r.reason, r.status, r.created_at, r.settled_at
                        from refund r join payment p on p.id = r.payment_id where p.payer = :member order by r.id
                        """)
                .param("member", member.id())
                .query(PaymentData::back)
                .list();
        return new Export(paid, back);
    }

    @Override
    public void erase(MemberId member, Instant now) {
        jdbc.sql("select distinct appid, openid from payment where payer = :member and openid not like 'erased:%'")
                .param("member", member.id())
                .query(PayerAccount.class)
                .list()
                .forEach(account -> forget(member, account));
    }

    private void forget(MemberId member, PayerAccount account) {
        jdbc.sql("""
                        update payment set openid = :mark
                        where payer = :member and appid = :appid and openid = :openid
                        """)
                .param("mark", erased.mark(account))
                .param("member", member.id())
                .param("appid", account.appid())
                .param("openid", account.openid())
                .update();
    }

    private static Paid paid(ResultSet row, int number) throws SQLException {
        return new Paid(
                row.getString("payable_kind") + ":" + row.getString("payable_id"),
                row.getLong("amount_fen"),
                row.getString("description"),
                row.getString("status"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "paid_at"),
                row.getString("transaction_id"),
                row.getString("openid"));
    }

    private static Back back(ResultSet row, int number) throws SQLException {
        return new Back(
                row.getString("payable_kind") + ":" + row.getString("payable_id"),
                row.getLong("amount_fen"),
                row.getString("reason"),
                row.getString("status"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "settled_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    record Export(List<Paid> payments, List<Back> refunds) {}

    record Paid(
            String what,
            long amountFen,
            String description,
            String status,
            Instant startedAt,
            @Nullable Instant paidAt,
            @Nullable String wechatTransaction,
            String openid) {}

    record Back(
            String what,
            long amountFen,
            String reason,
            String status,
            Instant askedAt,
            @Nullable Instant settledAt) {}
}
