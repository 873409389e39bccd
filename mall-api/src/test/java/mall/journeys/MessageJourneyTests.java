package mall.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import mall.demo.DemoMessages;
import mall.domain.kernel.Actor;
import mall.domain.settings.Settings;
import mall.journeys.People.Buyer;
import mall.member.messages.MessagePurpose;
import mall.member.messages.MessageSettings;
import mall.testing.http.Doors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import wechatsim.SimulatorControl;
import wechatsim.miniapp.SubscribeMessages.Sent;

/// What a shopper reads on his phone, with the templates of the demo shop. In a mall apart from other
/// stories: they move the shop's time, and what WeChat says to be just paid is old news then.
@Journey
@TestPropertySource(properties = "mall.time=stands")
class MessageJourneyTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    People people;

    @Autowired
    Doors doors;

    @Autowired
    TeaCounter counter;

    @Autowired
    SimulatorControl wechat;

    @Autowired
    Settings settings;

    @Test
    void aShopperIsToldWhatBecomesOfHisOrders() {
        var now = settings.current(MessageSettings.class);
        settings.change(DemoMessages.TEMPLATES, now.version(), Actor.shop());
        var tea = counter.tea("太平猴魁", 16800, 10);

        // On the way to paying he allows three messages; the Mini Program and WeChat both say so.
        var sun = people.shopper("孙一鸣");
        allows(sun, MessagePurpose.PAID, MessagePurpose.SHIPPED, MessagePurpose.REFUNDED);

        // He pays, and reads that he has paid.
        var order = sun.buys(tea, 1, sun.address("310101"));
        sun.pays(order);
        assertThat(told(sun, MessagePurpose.PAID).values())
                .containsEntry("character_string1", sun.order(order).at("/number"))
                .containsEntry("thing2", "太平猴魁");

        // The parcel leaves, and he reads its number.
        doors.operatorWith("orders:ship")
                .once()
                .post(
                        "/admin/api/orders/" + order + "/parcels",
                        Map.of("carrier", "SF", "trackingNumber", "SF7654321", "parts", List.of()));
        assertThat(told(sun, MessagePurpose.SHIPPED).values()).containsEntry("character_string3", "SF7654321");
        assertThat(told(sun, MessagePurpose.SHIPPED).page()).isEqualTo("pages/order/detail?id=" + order);

        // He buys once more, thinks better of it, and reads that the money is back. Nobody tells him
        // that he has paid again: he allowed that once.
        var second = sun.buys(tea, 1, sun.address("310101"));
        sun.pays(second);
        await().atMost(SOON).until(() -> sun.stateOf(second).equals("PAID"));
        sun.shop().once().post("/api/orders/" + second + "/cancellation");
        assertThat(told(sun, MessagePurpose.REFUNDED).values())
                .containsEntry("character_string1", sun.order(second).at("/number"));
        assertThat(all(sun, MessagePurpose.PAID)).hasSize(1);
    }

    private static void allows(Buyer buyer, MessagePurpose... purposes) {
        for (var purpose : purposes) {
            buyer.phone().allowsMessages(template(purpose), 1);
            var told = buyer.shop().post("/api/message-consents", Map.of("templateIds", List.of(template(purpose))));
            assertThat(told.status()).isEqualTo(200);
        }
    }

    private Sent told(Buyer buyer, MessagePurpose purpose) {
        return await().atMost(SOON)
                .until(() -> all(buyer, purpose), sent -> !sent.isEmpty())
                .getFirst();
    }

    private List<Sent> all(Buyer buyer, MessagePurpose purpose) {
        return wechat.messages().stream()
                .filter(sent -> sent.openid().equals(buyer.phone().openid()))
                .filter(sent -> sent.template().equals(template(purpose)))
                .toList();
    }

    private static String template(MessagePurpose purpose) {
        return DemoMessages.TEMPLATES.template(purpose).orElseThrow().templateId();
    }
}
