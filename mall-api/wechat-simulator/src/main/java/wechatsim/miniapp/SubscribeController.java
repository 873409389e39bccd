package wechatsim.miniapp;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import wechatsim.kernel.SimulatorClock;
import wechatsim.kernel.SimulatorSettings;
import wechatsim.people.Consents;
import wechatsim.people.People;

/// Sends a message that the shopper allowed: one tap, one message.
@ApiController
class SubscribeController {

    private final SubscribeMessages messages;
    private final People people;
    private final Consents consents;
    private final SimulatorSettings settings;
    private final SimulatorClock clock;

    SubscribeController(
            SubscribeMessages messages,
            People people,
            Consents consents,
            SimulatorSettings settings,
            SimulatorClock clock) {
        this.messages = messages;
        this.people = people;
        this.consents = consents;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping("/cgi-bin/message/subscribe/send")
    Answer send(@Valid @RequestBody Message message) {
        if (people.find(message.touser()).isEmpty()) throw new ApiError(40003, "invalid openid");
        var exists = settings.templates().isEmpty() || settings.templates().contains(message.templateId());
        if (!exists) throw new ApiError(40037, "invalid template_id");
        var values = new LinkedHashMap<String, String>();
        message.data().forEach((field, data) -> {
            TemplateRules.check(field, data.value());
            values.put(field, data.value());
        });
        if (message.page() != null && message.page().startsWith("/")) throw new ApiError(41030, "invalid page");
        if (!consents.take(message.touser(), message.templateId())) {
            throw new ApiError(43101, "user refuse to accept the msg");
        }
        messages.add(new SubscribeMessages.Sent(
                clock.instant(), message.touser(), message.templateId(), message.page(), values));
        return Answer.OK;
    }

    record Message(
            @NotNull String touser,
            @NotNull String templateId,
            @Nullable String page,

            @Nullable @Pattern(regexp = "developer|trial|formal")
            String miniprogramState,

            @Nullable @Pattern(regexp = "zh_CN|en_US|zh_HK|zh_TW")
            String lang,

            @NotEmpty Map<String, @Valid Data> data) {}

    record Data(@NotNull String value) {}
}
