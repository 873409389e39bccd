package mall.member.levels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Checkout;
import mall.domain.orders.pricing.Adjustment.UnitPrice;
import mall.domain.orders.pricing.Adjustment.Unmet;
import mall.domain.orders.pricing.Quote;
import mall.member.members.FrontDoor;
import mall.member.members.Phones;
import mall.member.members.PretendedWechat;
import mall.member.members.SampleOrders;
import mall.member.members.interests.SampleProducts;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MallTest
class MemberPriceTests {

    @Autowired
    MemberPrice memberPrice;

    @Autowired
    Catalog catalog;

    @Autowired
    SampleProducts products;

    @Autowired
    SampleOrders orders;

    @Autowired
    Checkout checkout;

    @Autowired
    FrontDoor door;

    @Autowired
    Phones phones;

    @Autowired
    PretendedWechat wechat;

    @Autowired
    JdbcClient jdbc;

    SkuId tea = SkuId.next();
    SkuId cake = SkuId.next();

    @BeforeEach
    void shelves() {
        tea = products.onSale(ProductId.next(), "龙井", Money.ofFen(29800), Money.ofFen(27800));
        cake = products.onSale(ProductId.next(), "桂花糕", Money.ofFen(2800), null);
    }

    @Nested
    class AMemberWithAPhone {

        final MemberId member = aMember();

        AMemberWithAPhone() {
            phones.bind(member, wechat.phoneCode(PretendedWechat.aPhone()));
        }

        @Test
        void paysTheMemberPriceWhereThereIsOne() {
            assertThat(memberPrice.adjust(quote(member, tea, cake)))
                    .containsExactly(new UnitPrice(MemberPrice.SOURCE, 1, Money.ofFen(27800), null));
        }

        @Test
        void seesItOnTheBill() {
            var bill = checkout.quote(orders.basket(member));

            assertThat(bill.payable()).isEqualTo(Money.ofFen(2 * 27800));
        }

        @Test
        void paysNoMoreThanAnOfferThatIsBetter() {
            var listed = quote(member, tea).lines().getFirst();
            var offer = new Quote.Line(1, listed.sku(), 2, Money.ofFen(19900), Money.ofFen(39800));

            assertThat(memberPrice.adjust(new Quote(member, Instant.EPOCH, List.of(offer), List.of(), Money.ZERO)))
                    .isEmpty();
        }

        @Test
        void isNotAskedForInTheDatabaseWhileWarm() {
            memberPrice.adjust(quote(member, tea));
            // Behind the cache's back.
            jdbc.sql("""
                            update member set phone = null, phone_index = null, phone_tail_index = null,
                                phone_bound_at = null where id = :id
                            """).param("id", member.id()).update();

            assertThat(memberPrice.adjust(quote(member, tea))).singleElement().isInstanceOf(UnitPrice.class);
        }
    }

    @Nested
    class AMemberWithoutAPhone {

        final MemberId member = aMember();

        @Test
        void isToldWhatItWouldSave() {
            assertThat(memberPrice.adjust(quote(member, tea, cake)))
                    .containsExactly(new Unmet(MemberPrice.SOURCE, "no-phone", "绑定手机号享会员价，可省 ¥40.00"));
        }

        @Test
        void isToldNothingWhereNothingHasAMemberPrice() {
            assertThat(memberPrice.adjust(quote(member, cake))).isEmpty();
        }

        @Test
        void paysItFromTheMomentHeBindsOne() {
            memberPrice.adjust(quote(member, tea));

            phones.bind(member, wechat.phoneCode(PretendedWechat.aPhone()));

            assertThat(memberPrice.adjust(quote(member, tea))).singleElement().isInstanceOf(UnitPrice.class);
        }
    }

    /// Two of each.
    Quote quote(MemberId member, SkuId... skus) {
        var known = catalog.skus(List.of(skus));
        var lines = IntStream.range(0, skus.length)
                .mapToObj(i -> {
                    var sku = Objects.requireNonNull(known.get(skus[i]));
                    return new Quote.Line(
                            i + 1, sku, 2, sku.price(), sku.price().times(2));
                })
                .toList();
        return new Quote(member, Instant.EPOCH, lines, List.of(), Money.ZERO);
    }

    MemberId aMember() {
        return door.stranger().member();
    }
}
