package mall.journeys;

import java.util.List;
import java.util.Map;
import mall.domain.kernel.SkuId;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import org.springframework.boot.test.context.TestComponent;
import wechatsim.Shopper;
import wechatsim.SimulatorControl;
import wechatsim.pay.PaymentParameters;

/// Those who act in the stories.
@TestComponent
class People {

    private final Doors doors;
    private final SimulatorControl wechat;

    People(Doors doors, SimulatorControl wechat) {
        this.doors = doors;
        this.wechat = wechat;
    }

    /// Somebody who opens the Mini Program and logs in.
    Buyer shopper(String name) {
        var phone = wechat.shopper(name);
        var session = doors.nobody().post("/api/sessions", Map.of("code", phone.loginCode()));
        if (session.status() != 201) throw new IllegalStateException("cannot log in: " + session);
        return new Buyer(doors.nobody().with("Authorization", "Bearer " + session.at("/accessToken")), phone, wechat);
    }

    /// A shopper with his phone in his hand and the Mini Program open.
    record Buyer(Client shop, Shopper phone, SimulatorControl wechat) {

        String address(String districtCode) {
            return shop.post(
                            "/api/addresses",
                            Map.of(
                                    "recipient", "刘小雨",
                                    "phone", "13800138000",
                                    "districtCode", districtCode,
                                    "street", "南京东路 100 号 3 楼",
                                    "isDefault", true))
                    .at("/id");
        }

        Answer quote(SkuId sku, int quantity, String address) {
            return shop.post(
                    "/api/orders/quotes",
                    Map.of("items", List.of(Map.of("sku", sku, "quantity", quantity)), "address", address));
        }

        Answer place(SkuId sku, int quantity, String address, long totalFen) {
            return shop.once().post("/api/orders", order(sku, quantity, address, totalFen));
        }

        static Map<String, Object> order(SkuId sku, int quantity, String address, long totalFen) {
            return Map.of(
                    "items",
                    List.of(Map.of("sku", sku, "quantity", quantity)),
                    "address",
                    address,
                    "totalFen",
                    totalFen,
                    "source",
                    "BUY_NOW");
        }

        /// Places an order at whatever it costs.
        String buys(SkuId sku, int quantity, String address) {
            var total = quote(sku, quantity, address).number("/payableFen");
            var placed = place(sku, quantity, address, total);
            if (placed.status() != 201) throw new IllegalStateException("cannot order: " + placed);
            return placed.at("/id");
        }

        /// Taps on "pay" and confirms in WeChat.
        void pays(String order) {
            var parameters = shop.once().post("/api/orders/" + order + "/payments");
            if (parameters.status() != 201) throw new IllegalStateException("cannot pay: " + parameters);
            wechat.pays(new PaymentParameters(
                    parameters.at("/appId"),
                    parameters.at("/timeStamp"),
                    parameters.at("/nonceStr"),
                    parameters.at("/package"),
                    parameters.at("/signType"),
                    parameters.at("/paySign")));
        }

        Answer order(String id) {
            return shop.get("/api/orders/" + id);
        }

        String stateOf(String order) {
            return order(order).at("/state");
        }
    }
}
