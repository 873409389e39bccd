package mall.promotion.coupon.gifts;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.settings.Settings;
import mall.promotion.coupon.CouponId;
import mall.promotion.coupon.CouponSettings;
import mall.promotion.coupon.CouponView;
import mall.promotion.coupon.CouponViews;
import mall.promotion.coupon.gifts.GiftRefusal.GiftGone;
import mall.promotion.coupon.gifts.GiftRefusal.NotToBeGiven;
import mall.promotion.coupon.gifts.GiftRefusal.OwnGift;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where coupons change hands.
@Component
@Transactional
public class CouponGifts {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 16;

    private final JdbcClient jdbc;
    private final CouponViews views;
    private final Idempotency idempotency;
    private final Settings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CouponGifts(JdbcClient jdbc, CouponViews views, Idempotency idempotency, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.views = views;
        this.idempotency = idempotency;
        this.settings = settings;
        this.clock = clock;
    }

    /// A coupon that waits for a friend.
    ///
    /// @param token whoever has it may take the coupon
    /// @param takeBy the moment at which it goes back to the giver
    public record Gift(String token, CouponId coupon, Instant takeBy) {}

    /// Offers a coupon of his to whoever gets the token.
    ///
    /// @throws NotToBeGiven when it cannot be used now, or was given on as often as it may be
    public Gift give(CouponId id, MemberId giver) {
        var coupon = views.coupon(id, giver);
        var now = clock.instant();
        var offered = jdbc.sql("""
                        update coupon set state = 'OFFERED'
                        where id = :id and member_id = :giver and state = 'AVAILABLE' and valid_until > :now
                        """)
                .param("id", id.id())
                .param("giver", giver.id())
                .param("now", Timestamp.from(now))
                .update();
        if (offered == 0 || coupon.transfersLeft() == 0) throw new NotToBeGiven();
        var takeBy = now.plus(Duration.ofHours(settings.of(CouponSettings.class).giftHours()));
        if (takeBy.isAfter(coupon.validUntil())) takeBy = coupon.validUntil();
        var token = token();
        jdbc.sql("""
                        insert into coupon_gift (token, coupon_id, giver_id, state, given_at, take_by)
                        values (:token, :coupon, :giver, 'OPEN', :now, :takeBy)
                        """)
                .param("token", token)
                .param("coupon", id.id())
                .param("giver", giver.id())
                .param("now", Timestamp.from(now))
                .param("takeBy", Timestamp.from(takeBy))
                .update();
        return new Gift(token, id, takeBy);
    }

    /// The gift that waits under a coupon of his.
    @Transactional(readOnly = true)
    public Gift open(CouponId id, MemberId giver) {
        return jdbc.sql("""
                        select token, take_by from coupon_gift
                        where coupon_id = :coupon and giver_id = :giver and state = 'OPEN'
                        """)
                .param("coupon", id.id())
                .param("giver", giver.id())
                .query((row, _) -> new Gift(
                        row.getString("token"), id, row.getTimestamp("take_by").toInstant()))
                .optional()
                .orElseThrow(() -> new NotFound("coupon-gift", id));
    }

    /// What somebody finds who opens the card.
    ///
    /// @throws GiftGone when it is not there any more
    @Transactional(readOnly = true)
    public CouponView look(String token) {
        return views.coupon(new CouponId(jdbc.sql("""
                        select coupon_id from coupon_gift where token = :token and state = 'OPEN' and take_by > :now
                        """)
                .param("token", token)
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .orElseThrow(GiftGone::new)));
    }

    /// It is his from now on, once per key.
    ///
    /// @throws GiftGone when somebody was faster, or it is the giver's again
    /// @throws OwnGift when he is the giver
    public CouponId take(String token, MemberId taker, IdempotencyKey key) {
        return new CouponId(idempotency.once(key, () -> take(token, taker)));
    }

    private UUID take(String token, MemberId taker) {
        var now = Timestamp.from(clock.instant());
        var gift = jdbc.sql("""
                        select coupon_id, giver_id from coupon_gift
                        where token = :token and state = 'OPEN' and take_by > :now for update
                        """)
                .param("token", token)
                .param("now", now)
                .query(Open.class)
                .optional()
                .orElseThrow(GiftGone::new);
        if (gift.giverId.equals(taker.id())) throw new OwnGift();
        var moved = jdbc.sql("""
                        update coupon set member_id = :taker, state = 'AVAILABLE', transfers = transfers + 1,
                            reminded_at = null
                        where id = :coupon and state = 'OFFERED'
                        """)
                .param("taker", taker.id())
                .param("coupon", gift.couponId)
                .update();
        if (moved == 0) throw new GiftGone();
        jdbc.sql("update coupon_gift set state = 'TAKEN', taker_id = :taker, ended_at = :now where token = :token")
                .param("taker", taker.id())
                .param("now", now)
                .param("token", token)
                .update();
        return gift.couponId;
    }

    /// The giver has it back.
    ///
    /// @throws GiftGone when somebody took it
    public void withdraw(CouponId id, MemberId giver) {
        var token = jdbc.sql("""
                        select token from coupon_gift
                        where coupon_id = :coupon and giver_id = :giver and state = 'OPEN' for update
                        """)
                .param("coupon", id.id())
                .param("giver", giver.id())
                .query(String.class)
                .optional()
                .orElseThrow(GiftGone::new);
        giveBack(token);
    }

    /// Ends an open gift that its transaction has locked: the coupon is the giver's again.
    void giveBack(String token) {
        jdbc.sql("""
                        with ended as (
                            update coupon_gift set state = 'RETURNED', ended_at = :now where token = :token
                            returning coupon_id)
                        update coupon set state = 'AVAILABLE' from ended
                        where coupon.id = ended.coupon_id and state = 'OFFERED'
                        """)
                .param("token", token)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private String token() {
        var token = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return token.toString();
    }

    private record Open(UUID couponId, UUID giverId) {}
}
