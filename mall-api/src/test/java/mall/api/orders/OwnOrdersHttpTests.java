package mall.api.orders;

import static mall.api.orders.ShopFloor.basket;
import static mall.api.orders.ShopFloor.item;
import static mall.api.orders.ShopFloor.order;
import static org.assertj.core.api.Assertions.assertThat;

import mall.domain.kernel.SkuId;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// What a shopper does with orders that he has placed.
@MallHttpTest
@Import(ShopFloor.class)
class OwnOrdersHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    ShopFloor floor;

    Client liu;
    SkuId tea = SkuId.next();

    @BeforeEach
    void liuWantsTea() {
        liu = doors.shopper();
        tea = floor.tea(25_00, 100);
    }

    @Test
    void aRemarkIsReadByBothSides() {
        var remarked = order(25_00, basket(ShopFloor.address(liu), item(tea, 1)));
        remarked.put("remark", "请放门卫处");

        var placed = liu.once().post("/api/orders", remarked);

        assertThat(placed.at("/remark")).isEqualTo("请放门卫处");
        assertThat(doors.owner().get("/admin/api/orders/" + placed.at("/id")).at("/remark"))
                .isEqualTo("请放门卫处");
    }

    @Test
    void aFinishedOrderCanBeTakenOutOfTheList() {
        var order = floor.buys(liu, tea, 1);
        assertThat(liu.delete("/api/orders/" + order).code()).isEqualTo("order-state");
        liu.once().post("/api/orders/" + order + "/cancellation");

        assertThat(liu.delete("/api/orders/" + order).status()).isEqualTo(204);

        assertThat(liu.get("/api/orders").texts("/items/*/id")).isEmpty();
        assertThat(doors.owner().get("/admin/api/orders/" + order).at("/state")).isEqualTo("CANCELLED");
    }

    @Test
    void whatWasBoughtCanBeBoughtAgain() {
        var order = floor.buys(liu, tea, 3);

        var again = liu.get("/api/orders/" + order + "/buy-again");

        assertThat(again.texts("/items/*/sku")).containsExactly(tea.toString());
        assertThat(again.texts("/items/*/quantity")).containsExactly("3");
    }
}
