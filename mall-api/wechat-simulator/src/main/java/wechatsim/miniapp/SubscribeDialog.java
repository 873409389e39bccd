package wechatsim.miniapp;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import wechatsim.kernel.SimulatorClock;
import wechatsim.people.Consents;
import wechatsim.push.MessagePush;

/// Where shoppers allow messages and forbid them again: the dialog of `wx.requestSubscribeMessage`
/// and the Mini Program's settings on the phone. WeChat tells the merchant of both.
@Component
public final class SubscribeDialog {

    private final Consents consents;
    private final MessagePush push;
    private final SimulatorClock clock;

    SubscribeDialog(Consents consents, MessagePush push, SimulatorClock clock) {
        this.consents = consents;
        this.push = push;
        this.clock = clock;
    }

    /// So many taps on "allow" of which nobody is told.
    public void allowed(String openid, String template, int times) {
        consents.grant(openid, template, times);
    }

    /// So many taps on "allow", a second apart.
    public void allow(String openid, String template, int times) {
        allowed(openid, template, times);
        var now = clock.instant().getEpochSecond();
        for (int tap = 0; tap < times; tap++) {
            push.event(
                    "subscribe_msg_popup_event",
                    openid,
                    Map.of("CreateTime", now + tap, "List", List.of(choice(template, "accept"))));
        }
    }

    /// Turns messages of that template off; whatever was allowed is void.
    public void forbid(String openid, String template) {
        consents.forget(openid, template);
        push.event("subscribe_msg_change_event", openid, Map.of("List", List.of(choice(template, "reject"))));
    }

    /// In WeChat's own words.
    private static Map<String, String> choice(String template, String status) {
        return Map.of("TemplateId", template, "SubscribeStatusString", status, "PopupScene", "0");
    }
}
