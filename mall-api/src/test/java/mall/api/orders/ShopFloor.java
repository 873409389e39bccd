package mall.api.orders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mall.domain.catalog.ProductId;
import mall.domain.inventory.Stock;
import mall.domain.kernel.Actor;
import mall.domain.kernel.SkuId;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import wechatsim.SimulatorControl;
import wechatsim.pay.PaymentParameters;

/// Where shoppers of tests buy: teas on the shelf, and what a Mini Program says to order them.
@TestComponent
public class ShopFloor {

    private final JdbcClient jdbc;
    private final Stock stock;
    private final ObjectProvider<SimulatorControl> wechat;

    ShopFloor(JdbcClient jdbc, Stock stock, ObjectProvider<SimulatorControl> wechat) {
        this.jdbc = jdbc;
        this.stock = stock;
        this.wechat = wechat;
    }

    public SkuId tea(long priceFen, int units) {
        return tea("冻顶乌龙", "ON_SALE", priceFen, units);
    }

    public SkuId tea(String title, String state, long priceFen, int units) {
        var product = ProductId.next();
        var sku = SkuId.next();
        jdbc.sql("""
                        insert into product (id, title, subtitle, kind, state, tags, pictures, specs, prominence,
                            description, created_at, changed_at, put_on_sale_at, version)
                        values (:id, :title, '', 'PHYSICAL', :state, '{}', '{}', '[]', 0, '', now(), now(), now(), 0)
                        """)
                .param("id", product.id())
                .param("title", title)
                .param("state", state)
                .update();
        jdbc.sql("""
                        insert into sku (id, product_id, position, spec_values, list_price_fen, price_fen, weight_grams, retired)
                        values (:id, :product, 0, '{}', :price, :price, 100, false)
                        """)
                .param("id", sku.id())
                .param("product", product.id())
                .param("price", priceFen)
                .update();
        stock.open(sku, units, Actor.shop());
        return sku;
    }

    public int reserved(SkuId sku) {
        return jdbc.sql("select reserved from stock_pool where id = :id")
                .param("id", sku.id())
                .query(Integer.class)
                .single();
    }

    public static String address(Client shopper) {
        return shopper.post(
                        "/api/addresses",
                        Map.of(
                                "recipient", "刘小雨",
                                "phone", "13800138000",
                                "districtCode", "440305",
                                "street", "科技园 1 号",
                                "isDefault", true))
                .at("/id");
    }

    public static Map<String, Object> item(Object sku, Object quantity) {
        return Map.of("sku", sku.toString(), "quantity", quantity);
    }

    public static Map<String, Object> basket(String address, Object... items) {
        return new HashMap<>(Map.of("items", List.of(items), "address", address));
    }

    public static Map<String, Object> order(long totalFen, Map<String, Object> basket) {
        var order = new HashMap<>(basket);
        order.put("totalFen", totalFen);
        order.put("source", "BUY_NOW");
        return order;
    }

    /// Orders at the price of the quote.
    public String buys(Client shopper, SkuId sku, int quantity) {
        var basket = basket(address(shopper), item(sku, quantity));
        var total = shopper.post("/api/orders/quotes", basket).number("/payableFen");
        return must(shopper.once().post("/api/orders", order(total, basket))).at("/id");
    }

    /// Confirms in WeChat what the mall asks for.
    public void pays(Client shopper, String order) {
        var parameters = must(shopper.once().post("/api/orders/" + order + "/payments"));
        wechat.getObject()
                .pays(new PaymentParameters(
                        parameters.at("/appId"),
                        parameters.at("/timeStamp"),
                        parameters.at("/nonceStr"),
                        parameters.at("/package"),
                        parameters.at("/signType"),
                        parameters.at("/paySign")));
    }

    private static Answer must(Answer answer) {
        if (answer.status() >= 300) throw new AssertionError(answer);
        return answer;
    }
}
