package mall.api.orders;

import static mall.api.orders.ShopFloor.basket;
import static mall.api.orders.ShopFloor.item;
import static mall.api.orders.ShopFloor.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mall.domain.kernel.Ids;
import mall.domain.kernel.SkuId;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/// Who may order at all, and where to.
@MallHttpTest
@Import(ShopFloor.class)
class AdmissionHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    ShopFloor floor;

    @Autowired
    JdbcClient jdbc;

    Client liu;
    String home = "";
    SkuId tea = SkuId.next();

    @BeforeEach
    void liuWantsTea() {
        liu = doors.shopper();
        home = ShopFloor.address(liu);
        tea = floor.tea(25_00, 100);
    }

    @Nested
    class WhileTheShopIsClosed {

        private static final String SETTING = "/admin/api/settings/orders";

        final Client owner = doors.owner();

        @BeforeEach
        void close() {
            change(false, "春节放假，初八恢复接单");
        }

        @AfterEach
        void reopen() {
            change(true, "");
        }

        @Test
        void nobodyOrdersAndEverybodyReadsWhy() {
            var answer = place();

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("shop-closed");
            assertThat(answer.at("/notice")).isEqualTo("春节放假，初八恢复接单");
            nothingWasOrdered();
        }

        private void change(boolean open, String notice) {
            var seen = owner.get(SETTING);
            var setting = (ObjectNode) seen.body();
            setting.put("open", open).put("closedNotice", notice);
            assertThat(owner.ifMatch(seen).put(SETTING, setting.toString()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoeverIsBlockedOrdersNothing() {
        var id = liu.get("/api/me").at("/id");
        doors.owner().put("/admin/api/members/" + id + "/block", Map.of("reason", "倒卖"));

        assertThat(place().status()).isEqualTo(401);

        assertThat(floor.reserved(tea)).isZero();
    }

    @Test
    void nothingIsSentToWhereTheShopDoesNotSendIt() {
        var template = doors.owner().post("/admin/api/freight-templates", """
                {"name": "不发广东 %s", "mode": "PIECE",
                 "zones": [{"divisions": ["44"], "rate": null}],
                 "rest": {"firstUnits": 1, "firstFeeFen": 1200, "furtherUnits": 1, "furtherFeeFen": 300}}
                """.formatted(
                        Ids.hex(Ids.next()).substring(20)));
        jdbc.sql("""
                        update product set freight_template_id = cast(:template as uuid)
                        where id = (select product_id from sku where id = :tea)
                        """)
                .param("template", template.at("/id"))
                .param("tea", tea.id())
                .update();

        var answer = place();

        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("address-not-served");
        assertThat(answer.texts("/skus/*")).isEqualTo(List.of(tea.toString()));
        nothingWasOrdered();
    }

    private Answer place() {
        return liu.once().post("/api/orders", order(25_00, basket(home, item(tea, 1))));
    }

    private void nothingWasOrdered() {
        assertThat(liu.get("/api/orders").texts("/items/*/id")).isEmpty();
        assertThat(floor.reserved(tea)).isZero();
    }
}
