package mall.domain.orders.pricing;

import static mall.domain.orders.pricing.Lane.COUPON;
import static mall.domain.orders.pricing.Lane.FREIGHT;
import static mall.domain.orders.pricing.Lane.ITEM;
import static mall.domain.orders.pricing.Lane.OFFER;
import static mall.domain.orders.pricing.Lane.ORDER;
import static mall.domain.orders.pricing.ScriptedPlay.source;
import static mall.domain.orders.pricing.Teas.CUP;
import static mall.domain.orders.pricing.Teas.OOLONG;
import static mall.domain.orders.pricing.Teas.PUER;
import static mall.domain.orders.pricing.Teas.basket;
import static mall.domain.orders.pricing.Teas.item;
import static mall.domain.orders.pricing.Teas.placed;
import static mall.domain.orders.pricing.Teas.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mall.domain.kernel.Money;
import mall.domain.orders.pricing.Adjustment.FreightOff;
import mall.domain.orders.pricing.Adjustment.Gift;
import mall.domain.orders.pricing.Adjustment.Off;
import mall.domain.orders.pricing.Adjustment.UnitPrice;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;
import mall.domain.orders.pricing.StackingSettings.Pair;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackingTests {

    static final Play FLASH = new ScriptedPlay(
            "flash",
            OFFER,
            quote -> quote.lines().stream()
                    .filter(line -> line.sku().equals(OOLONG))
                    .<Adjustment>map(line -> new UnitPrice(source("flash", "1"), line.no(), Money.ofFen(50_00), null))
                    .toList());

    static final Play BUNDLE = tenYuanOff("bundle", ITEM);
    static final Play REDUCTION = tenYuanOff("reduction", ORDER);
    static final Play COUPON_PLAY = tenYuanOff("coupon", COUPON);

    @Nested
    class WhileTheMerchantSaysNothing {

        @ParameterizedTest
        @CsvSource({
            "OFFER,MEMBER,false", "OFFER,ITEM,false", "OFFER,ORDER,false", "OFFER,COUPON,false", "OFFER,OFFER,false",
            "OFFER,POINTS,true", "OFFER,FREIGHT,true", "MEMBER,ITEM,true", "ITEM,ORDER,true", "ORDER,COUPON,true",
            "ITEM,ITEM,false", "ORDER,ORDER,false", "COUPON,COUPON,false", "FREIGHT,FREIGHT,false"
        })
        void lanesDecide(Lane one, Lane other, boolean together) {
            var plays = List.<Play>of(tenYuanOff("one", one), tenYuanOff("other", other));
            var stacking = new Stacking(plays, StackingSettings.DEFAULTS);

            assertThat(stacking.combines("one", "other")).isEqualTo(together);
            assertThat(stacking.combines("other", "one")).isEqualTo(together);
        }

        @Test
        void whatAnOfferKeepsAwaySaysWhy() {
            var quote = price(basket(item(OOLONG, 1)), Money.ZERO, FLASH, REDUCTION);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(50_00));
            assertThat(quote.missed()).containsExactly(new Missed(source("reduction", "1"), "apart", "不与「flash 1」同享"));
        }

        @Test
        void whoPlacesAnOrderIsNotToldAndNobodyIsAskedTwice() {
            var looks = new AtomicInteger();
            var reduction = new ScriptedPlay("reduction", ORDER, quote -> {
                looks.incrementAndGet();
                return REDUCTION.adjust(quote);
            });
            var item = item(OOLONG, 1);

            var shown = price(basket(item), Money.ZERO, FLASH, reduction);
            var looksToShow = looks.getAndSet(0);
            var bought = price(placed(List.of(), item), Money.ZERO, FLASH, reduction);

            assertThat(bought.payable()).isEqualTo(shown.payable());
            assertThat(bought.missed()).isEmpty();
            assertThat(looks.get()).isEqualTo(looksToShow - 1);
        }

        @Test
        void whatTheBuyerChoseIsRefusedAlsoWhereNobodyReadsWhy() {
            var choice = new Choice("reduction", "1");
            var flash = new Choice("flash", "1");

            assertThatThrownBy(
                            () -> price(placed(List.of(flash, choice), item(OOLONG, 1)), Money.ZERO, FLASH, REDUCTION))
                    .isInstanceOf(ChoiceNotApplicable.class);
        }

        @Test
        void couponsGoTogetherOnALine() {
            var coupons = new ScriptedPlay(
                    "coupon",
                    COUPON,
                    _ -> List.of(
                            new Off(source("coupon", "a"), List.of(1), Money.ofFen(10_00)),
                            new Off(source("coupon", "b"), List.of(1), Money.ofFen(5_00))));

            assertThat(price(basket(item(OOLONG, 1)), Money.ZERO, coupons).payable())
                    .isEqualTo(Money.ofFen(85_00));
        }
    }

    @Nested
    class AMerchantMayWant {

        @Test
        void twoPlaysOfALaneTogether() {
            var gift = new ScriptedPlay(
                    "gift",
                    ORDER,
                    quote -> quote.lines().isEmpty()
                            ? List.of()
                            : List.of(new Gift(source("gift", "1"), List.of(1), CUP.id(), 1, null)));
            var request = basket(item(OOLONG, 1));

            var usual = price(request, Money.ZERO, REDUCTION, gift);
            var wanted = price(request, Money.ZERO, matrix("reduction", "gift", true), REDUCTION, gift);

            assertThat(usual.applied()).hasSize(1);
            assertThat(wanted.applied()).hasSize(2);
            assertThat(wanted.payable()).isEqualTo(Money.ofFen(90_00));
        }

        @Test
        void aPlayOnTopOfAnOffer() {
            var quote =
                    price(basket(item(OOLONG, 1)), Money.ZERO, matrix("reduction", "flash", true), FLASH, REDUCTION);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(40_00));
        }

        @Test
        void twoPlaysApartOnTheLinesWhereTheyMeet() {
            var bundle = new ScriptedPlay(
                    "bundle", ITEM, _ -> List.of(new Off(source("bundle", "1"), List.of(1), Money.ofFen(10_00))));

            var quote = price(
                    basket(item(OOLONG, 1), item(PUER, 1)),
                    Money.ZERO,
                    matrix("bundle", "reduction", false),
                    bundle,
                    REDUCTION);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(90_00 + 30_00));
        }

        @Test
        void freeFreightApartFromAReduction() {
            var free = new ScriptedPlay(
                    "free",
                    FREIGHT,
                    quote -> quote.lines().isEmpty()
                            ? List.of()
                            : List.of(new FreightOff(source("free", "1"), quote.freight())));
            var request = basket(item(OOLONG, 1));

            var quote = price(request, Money.ofFen(8_00), matrix("free", "reduction", false), REDUCTION, free);

            assertThat(quote.payable()).isEqualTo(Money.ofFen(90_00 + 8_00));
            assertThat(quote.missed()).extracting(Missed::reason).containsExactly("apart");
        }

        @Test
        void couponsApartFromFreeFreight() {
            var free = new ScriptedPlay(
                    "free",
                    FREIGHT,
                    quote -> quote.lines().isEmpty()
                            ? List.of()
                            : List.of(new FreightOff(source("free", "1"), quote.freight())));
            var apart = matrix("free", "coupon", false);

            var byItself = price(basket(item(OOLONG, 1)), Money.ofFen(8_00), apart, COUPON_PLAY, free);
            var chosen = price(
                    basket(List.of(new Choice("coupon", "1")), item(OOLONG, 1)),
                    Money.ofFen(8_00),
                    apart,
                    COUPON_PLAY,
                    free);

            assertThat(byItself.applied())
                    .extracting(one -> one.source().play())
                    .containsExactly("free");
            assertThat(byItself.missed()).extracting(Missed::reason).containsExactly("apart");
            assertThat(chosen.applied()).extracting(one -> one.source().play()).containsExactly("coupon");
        }
    }

    @Nested
    class WhatTheBuyerChose {

        final StackingSettings apart = matrix("coupon", "reduction", false);

        @Test
        void makesGiveWayWhatCameByItselfAndSaysSo() {
            var request = basket(List.of(new Choice("coupon", "1")), item(OOLONG, 1));

            var quote = price(request, Money.ZERO, apart, BUNDLE, REDUCTION, COUPON_PLAY);

            assertThat(quote.applied()).extracting(one -> one.source().play()).containsExactly("bundle", "coupon");
            assertThat(quote.missed())
                    .containsExactly(new Missed(source("reduction", "1"), "gave-way", "已选「coupon 1」，两者不同享"));
        }

        @Test
        void isRefusedBesideSomethingElseThatHeChose() {
            var request = basket(List.of(new Choice("coupon", "1"), new Choice("reduction", "1")), item(OOLONG, 1));

            assertThatThrownBy(() -> price(request, Money.ZERO, apart, REDUCTION, COUPON_PLAY))
                    .isInstanceOfSatisfying(
                            ChoiceNotApplicable.class,
                            no -> assertThat(no.facts()).containsEntry("reason", "apart"));
        }
    }

    static StackingSettings matrix(String one, String other, boolean together) {
        return new StackingSettings(List.of(new Pair(one, other, together)));
    }

    static Play tenYuanOff(String code, Lane lane) {
        return new ScriptedPlay(
                code,
                lane,
                quote -> quote.lines().isEmpty()
                        ? List.of()
                        : List.of(new Off(
                                source(code, "1"),
                                quote.lines().stream().map(Quote.Line::no).toList(),
                                Money.ofFen(10_00))));
    }
}
