package mall.member.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.restock.RestockNoticeDue;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Money;
import mall.domain.settings.Settings;
import mall.member.members.FrontDoor;
import mall.member.members.PretendedWechat;
import mall.member.members.interests.SampleProducts;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@MallTest
class RestockMessagesTests {

    static final String TEMPLATE = "restocked-template-0001";

    @Autowired
    Consents consents;

    @Autowired
    MessageClock messageClock;

    @Autowired
    PretendedChannel channel;

    @Autowired
    Settings settings;

    @Autowired
    FrontDoor door;

    @Autowired
    SampleProducts products;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoeverWaitedIsToldOnceADay() {
        var openid = PretendedWechat.anOpenid();
        var member = door.login(openid).member();
        var product = ProductId.next();
        var sku = products.onSale(product, "明前西湖龙井", Money.ofFen(29800), null);
        var template = new MessageTemplate(
                TEMPLATE,
                "pages/product?id={id}",
                Map.of("thing1", MessageValue.GOODS, "amount2", MessageValue.AMOUNT));
        settings.change(
                new MessageSettings(Map.of(MessagePurpose.RESTOCKED, template)),
                settings.current(MessageSettings.class).version(),
                Actor.shop());
        consents.grant(member, List.of(TEMPLATE));
        consents.grant(member, List.of(TEMPLATE));

        for (int time = 0; time < 2; time++) {
            transaction.executeWithoutResult(_ -> events.publishEvent(new RestockNoticeDue(member, sku)));
        }

        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from message where member_id = :id")
                        .param("id", member.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1));
        await().untilAsserted(() -> assertThat(jdbc.sql("""
                                select count(*) from event_publication
                                where position(:id in serialized_event) > 0
                                """)
                        .param("id", member.toString())
                        .query(Long.class)
                        .single())
                .isZero());
        messageClock.sendDue();
        assertThat(channel.to(openid)).singleElement().satisfies(letter -> {
            assertThat(letter.page()).isEqualTo("pages/product?id=" + product);
            assertThat(letter.fields()).containsEntry("thing1", "明前西湖龙井").containsEntry("amount2", "¥298.00");
        });
    }
}
