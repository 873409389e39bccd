package mall.api.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mall.domain.kernel.Actor;
import mall.domain.settings.Settings;
import mall.member.messages.MessagePurpose;
import mall.member.messages.MessageSettings;
import mall.member.messages.MessageTemplate;
import mall.member.messages.MessageValue;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class MessageConsentHttpTests {

    static final String TEMPLATE = "shipped-template-0001";

    @Autowired
    Doors doors;

    @Autowired
    Settings settings;

    MessageSettings before = new MessageSettings(Map.of());

    @BeforeEach
    void aTemplate() {
        var now = settings.current(MessageSettings.class);
        before = now.value();
        var template =
                new MessageTemplate(TEMPLATE, "pages/order/detail?id={id}", Map.of("thing1", MessageValue.GOODS));
        settings.change(new MessageSettings(Map.of(MessagePurpose.SHIPPED, template)), now.version(), Actor.shop());
    }

    @AfterEach
    void asItWas() {
        var now = settings.current(MessageSettings.class);
        settings.change(before, now.version(), Actor.shop());
    }

    @Test
    void theMiniProgramLearnsWhatThereIsToAllow() {
        var templates = doors.nobody().get("/api/message-templates");

        assertThat(templates.texts("/items/*/purpose")).containsExactly("SHIPPED");
        assertThat(templates.texts("/items/*/templateId")).containsExactly(TEMPLATE);
    }

    @Test
    void eachTapIsTakenDown() {
        var me = doors.shopper();

        me.post("/api/message-consents", Map.of("templateIds", List.of(TEMPLATE)));
        var allowed = me.post("/api/message-consents", Map.of("templateIds", List.of(TEMPLATE)));

        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.texts("/items/*/unused")).containsExactly("2");
        assertThat(me.get("/api/message-consents").body()).isEqualTo(allowed.body());
        assertThat(doors.shopper().get("/api/message-consents").texts("/items/*/unused"))
                .isEmpty();
    }

    @Test
    void aTemplateThatNobodyUsesIsRefused() {
        var me = doors.shopper();

        assertThat(me.post("/api/message-consents", Map.of("templateIds", List.of("another")))
                        .code())
                .isEqualTo("unknown-template");
        assertThat(me.post("/api/message-consents", Map.of("templateIds", List.of()))
                        .status())
                .isEqualTo(400);
    }
}
