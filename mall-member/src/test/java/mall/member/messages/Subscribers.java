package mall.member.messages;

import static mall.member.messages.MessageValue.AMOUNT;
import static mall.member.messages.MessageValue.GOODS;
import static mall.member.messages.MessageValue.ORDER_NUMBER;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.ShopClock;
import mall.domain.settings.Settings;
import mall.member.members.FrontDoor;
import mall.member.members.PretendedWechat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Members who may hear that an order is paid, and what they are told.
@Component
class Subscribers {

    static final String TEMPLATE = "paid-template-0001";

    private final Messages messages;
    private final FrontDoor door;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final ShopClock clock;

    Subscribers(Messages messages, FrontDoor door, Settings settings, JdbcClient jdbc, ShopClock clock) {
        this.messages = messages;
        this.door = door;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Somebody with an order; the shop has a template to tell of it.
    Subscriber subscriber() {
        var template = new MessageTemplate(
                TEMPLATE,
                "pages/order/detail?id={id}",
                Map.of("character_string1", ORDER_NUMBER, "thing2", GOODS, "amount3", AMOUNT));
        var now = settings.current(MessageSettings.class);
        settings.change(new MessageSettings(Map.of(MessagePurpose.PAID, template)), now.version(), Actor.shop());
        var openid = PretendedWechat.anOpenid();
        var member = door.login(openid).member();
        return new Subscriber(member, openid, Ids.next().toString());
    }

    void tell(Subscriber subscriber, String cause) {
        var order = subscriber.order();
        messages.tell(new Notice(
                MessagePurpose.PAID,
                subscriber.member(),
                order + "/" + cause,
                order,
                Map.of(ORDER_NUMBER, "2611211234567890", GOODS, "云南古树普洱熟茶饼（勐海发酵，五年干仓）三饼装", AMOUNT, "¥258.00"),
                clock.instant().plus(Duration.ofHours(2))));
    }

    List<String> states(Subscriber subscriber) {
        return jdbc.sql("select state from message where member_id = :id")
                .param("id", subscriber.member().id())
                .query(String.class)
                .list();
    }

    record Subscriber(MemberId member, String openid, String order) {}
}
