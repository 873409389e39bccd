package mall.api.promotions;

import static mall.api.orders.ShopFloor.basket;
import static mall.api.orders.ShopFloor.item;
import static mall.api.orders.ShopFloor.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mall.api.orders.ShopFloor;
import mall.domain.kernel.SkuId;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// An order that costs nothing, because promotions pay for all of it.
@MallWithWechat
@Import({ShopFloor.class, CampaignFloor.class})
class FreeOrderJourneyTests {

    @Autowired
    Doors doors;

    @Autowired
    ShopFloor floor;

    @Autowired
    CampaignFloor campaigns;

    Client liu;
    Client console;
    SkuId sample = SkuId.next();
    Map<String, Object> cart = Map.of();

    @BeforeEach
    void twoSamples() {
        liu = doors.shopper();
        console = doors.operatorWith("orders:*", "payments:*");
        sample = floor.tea("试饮装", "ON_SALE", 9_90, 20);
        campaigns.run(
                "reduction",
                "试饮免单",
                Map.of(
                        "scope",
                        campaigns.scope(sample),
                        "measure",
                        "AMOUNT",
                        "ladder",
                        List.of(Map.of("fromFen", 9_90, "offFen", 9_90)),
                        "repeated",
                        true));
        cart = basket(ShopFloor.address(liu), item(sample, 2));
    }

    @Test
    void isPaidAtOnceWithoutWechat() {
        var id = buys();

        var paid = liu.get("/api/orders/" + id);
        assertThat(paid.at("/state")).isEqualTo("PAID");
        assertThat(paid.number("/paidFen")).isZero();
        assertThat(liu.once().post("/api/orders/" + id + "/payments").status()).isEqualTo(409);
        assertThat(console.get("/admin/api/payments/order/" + id).texts("/attempts/*/id"))
                .isEmpty();
        assertThat(floor.reserved(sample)).isEqualTo(2);
    }

    @Test
    void isShippedLikeAnyOther() {
        var id = buys();

        var parcel = Map.of("carrier", "SF", "trackingNumber", "SF7654321");
        assertThat(console.once()
                        .post("/admin/api/orders/" + id + "/parcels", parcel)
                        .status())
                .isEqualTo(201);

        assertThat(liu.get("/api/orders/" + id).at("/state")).isEqualTo("SHIPPED");
    }

    @Test
    void isCancelledWithNothingToGiveBack() {
        var id = buys();

        assertThat(console.once()
                        .post("/admin/api/orders/" + id + "/cancellation")
                        .status())
                .isLessThan(300);

        assertThat(liu.get("/api/orders/" + id).at("/state")).isEqualTo("CANCELLED");
        assertThat(floor.reserved(sample)).isZero();
        assertThat(console.get("/admin/api/payments/order/" + id).texts("/refunds/*/id"))
                .isEmpty();
    }

    private String buys() {
        var placed = liu.once().post("/api/orders", order(0, cart));
        assertThat(placed.status()).as(placed.toString()).isEqualTo(201);
        return placed.at("/id");
    }
}
