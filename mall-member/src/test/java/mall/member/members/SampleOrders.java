package mall.member.members;

import java.util.List;
import mall.domain.catalog.ProductId;
import mall.domain.inventory.Stock;
import mall.domain.kernel.Actor;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Basket;
import mall.domain.orders.Checkout;
import mall.domain.orders.Delivery.Express;
import mall.domain.orders.DeliveryAddress;
import mall.domain.orders.OrderId;
import mall.domain.orders.OrderSource;
import mall.member.members.interests.SampleProducts;
import org.springframework.stereotype.Component;

/// Places orders for tests that only need them to be there: two of a tea at ¥298.00 each, ¥278.00
/// for members whose phone we know.
@Component
public class SampleOrders {

    private final SampleProducts products;
    private final Stock stock;
    private final Checkout checkout;

    SampleOrders(SampleProducts products, Stock stock, Checkout checkout) {
        this.products = products;
        this.stock = stock;
        this.checkout = checkout;
    }

    public SkuId tea() {
        var tea = products.onSale(ProductId.next(), "明前西湖龙井", Money.ofFen(29800), Money.ofFen(27800));
        stock.open(tea, 10, Actor.shop());
        return tea;
    }

    public Basket basket(MemberId buyer) {
        var home = new Express(new DeliveryAddress("李雷", "13800138000", "440305", "广东省 深圳市 南山区", "科技园"));
        return new Basket(buyer, List.of(new Basket.Item(tea(), 2)), home, List.of(), null);
    }

    public OrderId place(MemberId buyer) {
        var basket = basket(buyer);
        var key = new IdempotencyKey(buyer.id(), "place-order", "key-" + Ids.next(), "hash");
        return checkout.place(basket, checkout.quote(basket).payable(), OrderSource.CART, key);
    }
}
