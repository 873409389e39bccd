package mall.api.messages;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import mall.domain.kernel.MemberId;
import mall.domain.settings.Settings;
import mall.member.members.Shopper;
import mall.member.messages.Consents;
import mall.member.messages.MessagePurpose;
import mall.member.messages.MessageSettings;
import mall.web.Open;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The Mini Program asks which templates there are, shows WeChat's dialog for them on a tap, and
/// reports what was allowed.
@RestController
@RequestMapping("/api")
class MessageConsentController {

    private final Consents consents;
    private final Settings settings;

    MessageConsentController(Consents consents, Settings settings) {
        this.consents = consents;
        this.settings = settings;
    }

    /// @param templateIds those that `wx.requestSubscribeMessage` answered with `accept`
    record AllowMessages(@NotEmpty @Size(max = 10) List<@Size(min = 1, max = 64) String> templateIds) {}

    /// @param unused how many messages the shopper still allows
    record ConsentResponse(String templateId, int unused) {}

    record ConsentList(List<ConsentResponse> items) {}

    record TemplateResponse(MessagePurpose purpose, String templateId) {}

    record TemplateList(List<TemplateResponse> items) {}

    /// What there is to allow.
    @Open
    @GetMapping("/message-templates")
    TemplateList templates() {
        return new TemplateList(settings.of(MessageSettings.class).templates().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry ->
                        new TemplateResponse(entry.getKey(), entry.getValue().templateId()))
                .toList());
    }

    @GetMapping("/message-consents")
    ConsentList list(@AuthenticationPrincipal Shopper shopper) {
        return list(shopper.id());
    }

    @PostMapping("/message-consents")
    ConsentList allow(@Valid @RequestBody AllowMessages allow, @AuthenticationPrincipal Shopper shopper) {
        consents.grant(shopper.id(), allow.templateIds());
        return list(shopper.id());
    }

    private ConsentList list(MemberId member) {
        return new ConsentList(consents.of(member).stream()
                .map(consent -> new ConsentResponse(consent.templateId(), consent.unused()))
                .toList());
    }
}
