package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mall.api.wechat.PushedContent.Unreadable;
import org.junit.jupiter.api.Test;

class PushedContentTests {

    @Test
    void readsTheSameFromXmlAndJson() throws Unreadable {
        var xml = """
                <xml><Event><![CDATA[subscribe_msg_popup_event]]></Event><CreateTime>1795000000</CreateTime>
                <List><TemplateId>t1</TemplateId></List><List><TemplateId>t2</TemplateId></List></xml>
                """;

        var read = PushedContent.read(xml);

        assertThat(read.path("Event").asString()).isEqualTo("subscribe_msg_popup_event");
        assertThat(read.path("CreateTime").asString()).isEqualTo("1795000000");
        assertThat(read.at("/List/1/TemplateId").asString()).isEqualTo("t2");
        assertThat(PushedContent.read("{\"Event\":\"e\"}").path("Event").asString())
                .isEqualTo("e");
    }

    @Test
    void readsNoDocumentTypes() {
        var bomb = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><xml><Event>&e;</Event></xml>";

        assertThatThrownBy(() -> PushedContent.read(bomb)).isInstanceOf(Unreadable.class);
    }

    @Test
    void doesNotReadWhatIsNeither() {
        assertThatThrownBy(() -> PushedContent.read("hello")).isInstanceOf(Unreadable.class);
    }
}
