package mall.admin.settings;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import mall.domain.operators.SignedInOperator;
import mall.domain.settings.SettingDefinition;
import mall.domain.settings.Settings;
import mall.domain.settings.Versioned;
import mall.web.IfMatch;
import mall.web.Needs;
import mall.web.Tagged;
import mall.web.json.WireJson;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The settings of the shop. Each is one object, whose members are those of the capability's own
/// record; it is read and replaced as a whole.
@RestController
@RequestMapping("/admin/api/settings")
class SettingController {

    private final Settings settings;
    private final WireJson json;

    SettingController(Settings settings, WireJson json) {
        this.settings = settings;
        this.json = json;
    }

    record SettingsResponse(List<SettingResponse> items) {}

    /// @param value what holds now
    record SettingResponse(String name, Record value, long version) {}

    @Needs("settings:read")
    @GetMapping
    SettingsResponse list() {
        return new SettingsResponse(settings.all().stream()
                .map(definition -> response(definition.name(), settings.current(definition.type())))
                .toList());
    }

    @Needs("settings:read")
    @GetMapping("/{name}")
    ResponseEntity<Record> show(@PathVariable String name) {
        return tagged(settings.current(settings.named(name).type()));
    }

    /// Replaces a setting as a whole.
    @Needs("settings:edit")
    @PutMapping("/{name}")
    ResponseEntity<Record> change(
            @PathVariable String name,
            IfMatch seen,
            @RequestBody JsonNode value,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedInOperator me) {
        return tagged(change(settings.named(name), value, seen, request, me));
    }

    private <T extends Record> Versioned<T> change(
            SettingDefinition<T> definition,
            JsonNode value,
            IfMatch seen,
            HttpServletRequest request,
            SignedInOperator me) {
        var wanted = json.read(value, definition.type(), request);
        return settings.change(wanted, seen.version(), me.actor());
    }

    private static SettingResponse response(String name, Versioned<? extends Record> setting) {
        return new SettingResponse(name, setting.value(), setting.version());
    }

    private static ResponseEntity<Record> tagged(Versioned<? extends Record> setting) {
        return Tagged.tagged(setting.version(), setting.value());
    }
}
