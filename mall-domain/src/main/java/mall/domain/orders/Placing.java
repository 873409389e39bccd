package mall.domain.orders;

import java.time.Instant;
import mall.domain.orders.BasketRefusal.DeliveryMissing;
import mall.domain.orders.numbers.OrderNumbers;
import mall.domain.orders.pricing.PricedQuote;
import mall.domain.orders.pricing.Pricing;
import mall.domain.privacy.PersonalCipher;
import mall.domain.settings.Settings;
import org.springframework.stereotype.Component;

/// Makes an order of a basket whose price is settled: the plays claim, the order is written, and
/// stock is taken last, all in the caller's transaction.
@Component
class Placing {

    private final OrderNumbers numbers;
    private final PersonalCipher cipher;
    private final Pricing pricing;
    private final Commitments commitments;
    private final Settings settings;

    Placing(OrderNumbers numbers, PersonalCipher cipher, Pricing pricing, Commitments commitments, Settings settings) {
        this.numbers = numbers;
        this.cipher = cipher;
        this.pricing = pricing;
        this.commitments = commitments;
        this.settings = settings;
    }

    OrderId place(Basket basket, PricedQuote quote, OrderSource source, Instant pricedAt, Instant now) {
        var draft = draft(basket, quote, source, now);
        var terms = pricing.claim(draft.claim(), source, draft.placed(), pricedAt);
        var order = new Order(draft, terms, settings.of(OrderSettings.class), now);
        commitments.bind(order, order.id().id());
        return order.id();
    }

    private OrderDraft draft(Basket basket, PricedQuote quote, OrderSource source, Instant now) {
        if (basket.delivery() == null) throw new DeliveryMissing();
        return new OrderDraft(
                OrderId.next(),
                numbers.next(now),
                basket.buyer(),
                source,
                quote,
                StoredDelivery.of(basket.delivery(), cipher),
                basket.remark());
    }
}
