package mall.domain.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// One attempt to pay, as its row was when it was read.
///
/// Its life: *open* from before WeChat hears of it until WeChat says either that the money came,
/// and it is *paid*, or that none will, and it is *closed*. Should the money come after all, a
/// closed payment is paid; a paid one stays so.
record Payment(
        PaymentId id,
        PayableRef payable,
        MemberId payer,
        String mchid,
        PayerAccount account,
        Money amount,
        String description,
        Status status,
        Instant payBy,
        @Nullable String prepayId,
        @Nullable Instant prepayUntil,
        Instant giveUpAt,
        int looks,
        boolean kept) {

    /// How long WeChat honours a prepay id, less what a payer needs to use it.
    static final Duration PREPAY_LASTS = Duration.ofMinutes(115);

    enum Status {
        OPEN,
        PAID,
        CLOSED
    }

    /// Whether this attempt does for the order too: then it is told to WeChat again instead of
    /// leaving two attempts that can both be paid.
    boolean serves(PaymentOrder order, String merchant, Instant now) {
        return status == Status.OPEN
                && giveUpAt.isAfter(now)
                && payBy.isAfter(now)
                && mchid.equals(merchant)
                && account.equals(order.account())
                && amount.equals(order.amount());
    }

    /// The prepay id, as long as WeChat honours it.
    Optional<String> prepayId(Instant now) {
        if (prepayId == null || prepayUntil == null || !prepayUntil.isAfter(now)) return Optional.empty();
        return Optional.of(prepayId);
    }

    /// In what the notice contradicts this payment; empty when in nothing.
    Optional<String> contradiction(PaymentNotice notice) {
        if (!notice.mchid().equals(mchid)) return Optional.of("mchid");
        if (!notice.appid().equals(account.appid())) return Optional.of("appid");
        if (notice.state() != PaymentNotice.State.PAID) return Optional.of("state");
        if (!notice.currency().equals("CNY")) return Optional.of("currency");
        if (!notice.total().equals(amount)) return Optional.of("amount");
        if (!account.openid().equals(notice.payerOpenid())) return Optional.of("payer");
        if (notice.transactionId() == null || notice.paidAt() == null) return Optional.of("transaction");
        return Optional.empty();
    }

    PaymentGateway.Prepayment prepayment() {
        return new PaymentGateway.Prepayment(id, mchid, account, amount, description, payBy);
    }

    static Payment read(ResultSet row, int number) throws SQLException {
        var prepayUntil = row.getTimestamp("prepay_until");
        return new Payment(
                new PaymentId(row.getObject("id", UUID.class)),
                new PayableRef(row.getString("payable_kind"), row.getObject("payable_id", UUID.class)),
                new MemberId(row.getObject("payer", UUID.class)),
                row.getString("mchid"),
                new PayerAccount(row.getString("appid"), row.getString("openid")),
                Money.ofFen(row.getLong("amount_fen")),
                row.getString("description"),
                Status.valueOf(row.getString("status")),
                row.getTimestamp("pay_by").toInstant(),
                row.getString("prepay_id"),
                prepayUntil == null ? null : prepayUntil.toInstant(),
                row.getTimestamp("give_up_at").toInstant(),
                row.getInt("looks"),
                row.getBoolean("kept"));
    }
}
