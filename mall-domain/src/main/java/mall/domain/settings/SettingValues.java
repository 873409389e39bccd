package mall.domain.settings;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Settings as JSON. What is stored may be older than the record: components that were added since
/// take their defaults, components that are gone are passed over.
@Component
class SettingValues {

    private final JsonMapper json;
    private final Validator validator;

    SettingValues(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    String write(Record value) {
        return json.writeValueAsString(value);
    }

    <T extends Record> T read(String stored, SettingDefinition<T> definition) {
        ObjectNode merged = json.valueToTree(definition.defaults());
        fill(merged, (ObjectNode) json.readTree(stored), definition.type());
        return json.treeToValue(merged, definition.type());
    }

    void check(Record value) {
        var violations = validator.validate(value);
        if (!violations.isEmpty()) throw new ConstraintViolationException(violations);
    }

    /// Component by component, into records inside the record too; a map or a list is one value.
    private static void fill(ObjectNode into, ObjectNode from, Class<?> type) {
        for (var component : type.getRecordComponents()) {
            var name = component.getName();
            var stored = from.get(name);
            if (stored == null) continue;
            if (component.getType().isRecord()
                    && into.get(name) instanceof ObjectNode inner
                    && stored instanceof ObjectNode storedInner) {
                fill(inner, storedInner, component.getType());
            } else {
                into.set(name, stored);
            }
        }
    }
}
