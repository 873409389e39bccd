package mall.promotion.campaign;

import static mall.promotion.TeaHouse.basket;
import static mall.promotion.TeaHouse.choosing;
import static mall.promotion.TeaHouse.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Choice;
import mall.domain.orders.pricing.Missed;
import mall.domain.orders.pricing.PricingRefusal.ChoiceNotApplicable;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.editing.Merchant;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Who may take part in a campaign, and how often.
@MallTest
class ParticipationTests {

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    SkuId tea = SkuId.next();

    MemberId liu = MemberId.next();

    @BeforeEach
    void shelves() {
        tea = house.tea(50_00);
        liu = house.member();
    }

    @Nested
    class Limited {

        @Test
        void whoeverHasUsedItUpReadsWhy() {
            var campaign = run(Audience.EVERYONE, new Limits(1, null));
            var order = house.place(liu, item(tea, 1));

            var second = house.quote(basket(liu, item(tea, 1)));

            assertThat(second.payable()).isEqualTo(Money.ofFen(50_00));
            assertThat(second.missed()).extracting(Missed::reason).contains("limit");
            house.cancel(order, liu);
            assertThat(price()).isEqualTo(Money.ofFen(45_00));
            assertThat(merchant.liveOrders(campaign)).isZero();
        }

        @Test
        void aBudgetThatDoesNotCoverItIsNotPromised() {
            run(Audience.EVERYONE, new Limits(null, Money.ofFen(4_99)));

            var quote = house.quote(basket(liu, item(tea, 1)));

            assertThat(quote.payable()).isEqualTo(Money.ofFen(50_00));
            assertThat(quote.missed()).extracting(Missed::reason).contains("budget");
        }
    }

    @Nested
    class ForNewcomers {

        CampaignId campaign = CampaignId.next();

        @BeforeEach
        void runs() {
            campaign = run(Audience.NEWCOMERS, Limits.NONE);
        }

        @Test
        void whoeverHasBoughtBeforeReadsNothingOfIt() {
            house.pay(house.place(liu, item(house.tea(10_00), 1)));

            var quote = house.quote(basket(liu, item(tea, 1)));

            assertThat(quote.payable()).isEqualTo(Money.ofFen(50_00));
            assertThat(quote.missed()).isEmpty();
        }

        @Test
        void whoeverAsksForItLearnsWhy() {
            house.pay(house.place(liu, item(house.tea(10_00), 1)));
            var basket = choosing(basket(liu, item(tea, 1)), new Choice(Tasting.CODE, campaign.toString()));

            assertThatThrownBy(() -> house.quote(basket))
                    .isInstanceOf(ChoiceNotApplicable.class)
                    .hasMessageContaining("仅限新人参与");
        }

        @Test
        void aSecondOrderIsNoNewcomersAnyMore() {
            house.place(liu, item(tea, 1));

            assertThat(price()).isEqualTo(Money.ofFen(50_00));
        }

        @Test
        void whoeverUndidHisFirstOrderIsOneAgain() {
            var order = house.place(liu, item(tea, 1));

            house.cancel(order, liu);

            assertThat(price()).isEqualTo(Money.ofFen(45_00));
        }
    }

    private Money price() {
        return house.price(liu, item(tea, 1));
    }

    private CampaignId run(Audience audience, Limits limits) {
        return merchant.run(Tasting.CODE, merchant.terms(rules(), audience, limits));
    }

    private Tasting.Rules rules() {
        return new Tasting.Rules(Scope.of(house.product(tea)), Money.ofFen(5_00));
    }
}
