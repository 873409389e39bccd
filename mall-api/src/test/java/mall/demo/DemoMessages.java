package mall.demo;

import static mall.member.messages.MessageValue.AMOUNT;
import static mall.member.messages.MessageValue.CARRIER;
import static mall.member.messages.MessageValue.DEADLINE;
import static mall.member.messages.MessageValue.GOODS;
import static mall.member.messages.MessageValue.ORDER_NUMBER;
import static mall.member.messages.MessageValue.TIME;
import static mall.member.messages.MessageValue.TRACKING_NUMBER;

import java.util.Collection;
import java.util.Map;
import mall.domain.kernel.MemberId;
import mall.member.messages.Consents;
import mall.member.messages.MessagePurpose;
import mall.member.messages.MessageSettings;
import mall.member.messages.MessageTemplate;
import mall.member.messages.MessageValue;
import wechatsim.Shopper;

/// What the demo shop tells its shoppers: a template for each purpose, as a merchant would take them
/// from WeChat's library. The simulator knows every template, and keeps the rules of their fields.
public final class DemoMessages {

    public static final MessageSettings TEMPLATES = new MessageSettings(Map.of(
            MessagePurpose.PAYMENT_DUE,
            order("demo-template-payment-due", Map.of("thing1", GOODS, "amount2", AMOUNT, "time3", DEADLINE)),
            MessagePurpose.PAID,
            order(
                    "demo-template-paid",
                    Map.of("character_string1", ORDER_NUMBER, "thing2", GOODS, "amount3", AMOUNT, "time4", TIME)),
            MessagePurpose.SHIPPED,
            order(
                    "demo-template-shipped",
                    Map.of("thing1", GOODS, "thing2", CARRIER, "character_string3", TRACKING_NUMBER, "time4", TIME)),
            MessagePurpose.REFUNDED,
            order(
                    "demo-template-refunded",
                    Map.of("character_string1", ORDER_NUMBER, "thing2", GOODS, "amount3", AMOUNT, "time4", TIME)),
            MessagePurpose.RESTOCKED,
            new MessageTemplate(
                    "demo-template-restocked",
                    "pages/product/detail?id={id}",
                    Map.of("thing1", GOODS, "amount2", AMOUNT)),
            MessagePurpose.SALE_OPENS,
            new MessageTemplate(
                    "demo-template-sale-opens",
                    "pages/flash-sale/session?id={id}",
                    Map.of("thing1", GOODS, "amount2", AMOUNT, "time3", TIME))));

    private static final int TAPS = 20;

    private DemoMessages() {}

    /// He has tapped on "allow" often, before the mall was there to be told of it. WeChat's simulator
    /// forgets it when it stops.
    static void allowAll(Shopper shopper) {
        templates().forEach(template -> shopper.hasAllowedMessages(template, TAPS));
    }

    /// What the mall would have been told.
    static void takeDown(Consents consents, MemberId member) {
        for (int tap = 0; tap < TAPS; tap++) {
            consents.grant(member, templates());
            consents.confirm(member, templates());
        }
    }

    private static Collection<String> templates() {
        return TEMPLATES.templates().values().stream()
                .map(MessageTemplate::templateId)
                .toList();
    }

    private static MessageTemplate order(String id, Map<String, MessageValue> fields) {
        return new MessageTemplate(id, "pages/order/detail?id={id}", fields);
    }
}
