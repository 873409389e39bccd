package mall.promotion.coupon.codes;

import static mall.promotion.coupon.CouponShop.FREELY;
import static mall.promotion.coupon.CouponShop.WANG;
import static mall.promotion.coupon.CouponShop.giving;
import static mall.promotion.coupon.CouponShop.key;
import static mall.promotion.coupon.CouponShop.off;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import mall.domain.kernel.Idempotency.KeyInFlight;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.promotion.coupon.CouponId;
import mall.promotion.coupon.CouponRefusal.LimitReached;
import mall.promotion.coupon.CouponRefusal.SoldOut;
import mall.promotion.coupon.CouponShop;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.CouponTest;
import mall.promotion.coupon.codes.CodeRefusal.CodeTaken;
import mall.promotion.coupon.codes.CodeRefusal.CodeUsed;
import mall.promotion.coupon.codes.CodeRefusal.MalformedCode;
import mall.promotion.coupon.codes.CodeRefusal.UnknownCode;
import mall.testing.Race;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CouponTest
class CouponCodeTests {

    @Autowired
    CouponShop shop;

    @Autowired
    CodeBatches batches;

    @Autowired
    CodeMaker maker;

    @Autowired
    CodeRedemption redemption;

    @Test
    void aHundredThousandAreMadeAndTakenAway() {
        var batch = made(shop.template(off(20_00, 0), FREELY), 100_000);

        maker.make();

        assertThat(batches.require(batch).made()).isEqualTo(100_000);
        var codes = codes(batch);
        assertThat(codes).hasSize(100_000).doesNotHaveDuplicates();
        assertThat(codes).allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{12}"));
    }

    @Test
    void twoMakersMakeNoMoreThanWereWanted() {
        var batch = made(shop.template(off(20_00, 0), FREELY), 12_000);

        Race.of(4, _ -> maker.make());
        maker.make();

        assertThat(batches.require(batch).made()).isEqualTo(12_000);
        assertThat(codes(batch)).hasSize(12_000);
    }

    @Test
    void aUniqueOneIsGoodOnceHoweverManyTypeIt() {
        var batch = made(shop.template(off(20_00, 0), FREELY), 1);
        maker.make();
        var code = codes(batch).getFirst();

        var race = Race.of(10, _ -> redeem(code, MemberId.next()));

        assertThat(race.winners()).hasSize(1);
        assertThat(race.losers()).allMatch(CodeUsed.class::isInstance);
        assertThat(batches.require(batch).used()).isEqualTo(1);
    }

    @Test
    void aSharedOneIsGoodOnceForEach() {
        var word = "SPRING" + MemberId.next().id().toString().substring(30).toUpperCase(Locale.ROOT);
        var batch = shared(shop.template(off(20_00, 0), FREELY), word);
        var liu = MemberId.next();

        redeem(word.toLowerCase(Locale.ROOT), liu);
        redeem(" " + word.substring(0, 6) + "-" + word.substring(6), MemberId.next());

        assertThatThrownBy(() -> redeem(word, liu)).isInstanceOf(LimitReached.class);
        assertThat(batches.require(batch).used()).isEqualTo(2);
    }

    @Test
    void whoeverIsRefusedHasNotUsedItUp() {
        var template = shop.template(off(20_00, 0), giving(1, 1));
        var batch = made(template, 2);
        maker.make();
        var codes = codes(batch);
        redeem(codes.getFirst(), MemberId.next());

        assertThatThrownBy(() -> redeem(codes.getLast(), MemberId.next())).isInstanceOf(SoldOut.class);
        assertThatThrownBy(() -> redeem(codes.getLast(), MemberId.next())).isInstanceOf(SoldOut.class);
    }

    @Test
    void theSameRequestTwiceGivesTheSameCoupon() {
        var batch = made(shop.template(off(20_00, 0), FREELY), 1);
        maker.make();
        var key = key(MemberId.next(), "redeem-coupon-code");
        var code = codes(batch).getFirst();

        var first = redemption.redeem(code, new MemberId(key.owner()), key);

        assertThat(redemption.redeem(code, new MemberId(key.owner()), key)).isEqualTo(first);
    }

    @Test
    void aGuessHitsNothing() {
        assertThatThrownBy(() -> redeem("0000GUESS0000", MemberId.next())).isInstanceOf(UnknownCode.class);
        assertThatThrownBy(() -> redeem("'; drop table", MemberId.next())).isInstanceOf(MalformedCode.class);
    }

    @Test
    void oneCodeIsNotInTwoBatches() {
        var template = shop.template(off(20_00, 0), FREELY);
        var word = "TEA" + MemberId.next().id().toString().substring(28).toUpperCase(Locale.ROOT);
        shared(template, word);

        assertThatThrownBy(() -> shared(template, word)).isInstanceOf(CodeTaken.class);
    }

    @Test
    void tenTapsOfOneRequestMakeOneBatch() {
        var template = shop.template(off(20_00, 0), FREELY);
        var key = once();

        var answers = ConcurrentHashMap.<CodeBatchId>newKeySet();

        var race = Race.of(10, _ -> answers.add(batches.make(template, 3, key, WANG)));

        assertThat(race.losers()).allMatch(KeyInFlight.class::isInstance);
        assertThat(batches.of(template)).extracting(CodeBatch::id).containsExactlyElementsOf(answers);
    }

    private CodeBatchId made(CouponTemplateId template, int size) {
        return batches.make(template, size, once(), WANG);
    }

    private CodeBatchId shared(CouponTemplateId template, String word) {
        return batches.share(template, word, once(), WANG);
    }

    private static IdempotencyKey once() {
        return key(MemberId.next(), "make-coupon-codes");
    }

    private CouponId redeem(String code, MemberId member) {
        return redemption.redeem(code, member, key(member, "redeem-coupon-code"));
    }

    private List<String> codes(CodeBatchId batch) {
        var codes = new ArrayList<String>();
        batches.export(batch, code -> codes.add(code.code()), WANG);
        return codes;
    }
}
