package mall.api.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import mall.api.wechat.PushedContent.Unreadable;
import org.junit.jupiter.api.Test;

/// WeChat tells of the same choices in two formats.
class SubscribeChoiceTests {

    @Test
    void areAListInJson() throws Unreadable {
        var event = """
                {"Event": "subscribe_msg_popup_event", "List": [
                    {"TemplateId": "paid", "SubscribeStatusString": "accept", "PopupScene": "0"},
                    {"TemplateId": "shipped", "SubscribeStatusString": "reject", "PopupScene": "0"}]}
                """;

        var choices = SubscribeChoice.in(PushedContent.read(event));

        assertThat(choices)
                .containsExactly(new SubscribeChoice("paid", "accept"), new SubscribeChoice("shipped", "reject"));
        assertThat(choices).extracting(SubscribeChoice::isAllowed).containsExactly(true, false);
    }

    @Test
    void areWrappedInXmlAndMayStandAlone() throws Unreadable {
        var event = """
                <xml><Event><![CDATA[subscribe_msg_change_event]]></Event><SubscribeMsgChangeEvent><List>
                <TemplateId><![CDATA[paid]]></TemplateId>
                <SubscribeStatusString><![CDATA[reject]]></SubscribeStatusString>
                </List></SubscribeMsgChangeEvent></xml>
                """;

        assertThat(SubscribeChoice.in(PushedContent.read(event)))
                .containsExactly(new SubscribeChoice("paid", "reject"));
    }

    @Test
    void areNoneInOtherEvents() throws Unreadable {
        assertThat(SubscribeChoice.in(PushedContent.read("{\"Event\": \"trade_manage_remind_shipping\"}")))
                .isEmpty();
    }
}
