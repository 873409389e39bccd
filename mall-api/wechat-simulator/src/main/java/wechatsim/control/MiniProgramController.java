package wechatsim.control;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;
import wechatsim.miniapp.SubscribeMessages;
import wechatsim.push.MessagePush;
import wechatsim.push.PushedMessage;
import wechatsim.shipping.ShippingDesk;

/// What reached the shoppers' phones, what is pushed to the mall, and who has got his goods.
@ControlController
@RequestMapping("/_control")
class MiniProgramController {

    private final SubscribeMessages messages;
    private final MessagePush push;
    private final ShippingDesk desk;

    MiniProgramController(SubscribeMessages messages, MessagePush push, ShippingDesk desk) {
        this.messages = messages;
        this.push = push;
        this.desk = desk;
    }

    @GetMapping("/messages")
    List<SubscribeMessages.Sent> messages() {
        return messages.list();
    }

    @GetMapping("/push")
    List<PushedMessage> pushed() {
        return push.list();
    }

    @PostMapping("/push")
    void push(@Valid @RequestBody NewPush wanted) {
        push.event(wanted.event(), wanted.openid(), wanted.fields() == null ? Map.of() : wanted.fields());
    }

    /// Whether the mall's address answers WeChat's question.
    @PostMapping("/push/check-url")
    Proven checkUrl() {
        return new Proven(push.checkUrl());
    }

    /// The shopper says that he has what he paid for.
    @PostMapping("/shipping/{outTradeNo}/confirm")
    void confirm(@PathVariable String outTradeNo) {
        desk.confirm(outTradeNo);
    }

    /// @param fields in WeChat's names
    record NewPush(
            @NotBlank String event,
            @Nullable String openid,
            @Nullable Map<String, JsonNode> fields) {}

    record Proven(boolean proven) {}
}
