package mall.web.docs;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Iterator;
import java.util.UUID;
import mall.domain.kernel.Money;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Shows values as they travel: an id as a text, money as fen; and says which fields are required,
/// as the types do.
final class ValueSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> others) {
        JavaType type = Json.mapper().constructType(annotated.getType());
        if (type == null) return next(annotated, context, others);
        var raw = type.getRawClass();
        if (raw == Money.class) return new IntegerSchema().format("int64").description("fen");
        if (raw == JsonNode.class) return new Schema<>();
        if (isId(raw)) return new StringSchema().format("uuid");
        var schema = next(annotated, context, others);
        if (raw.isRecord() && schema != null) require(raw, definition(schema, context));
        return schema;
    }

    private static void require(Class<?> type, @Nullable Schema<?> definition) {
        if (definition == null || definition.getProperties() == null || !isNullMarked(type)) return;
        for (var component : type.getRecordComponents()) {
            var property = definition.getProperties().get(component.getName());
            if (property == null) continue;
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                if (property.get$ref() == null && property.getTypes() != null) property.addType("null");
            } else if (definition.getRequired() == null
                    || !definition.getRequired().contains(component.getName())) {
                definition.addRequiredItem(component.getName());
            }
        }
    }

    private static @Nullable Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        if (reference == null) return schema;
        return context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static boolean isId(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class;
    }

    private static boolean isNullMarked(Class<?> type) {
        return type.getPackage().isAnnotationPresent(NullMarked.class);
    }

    private static @Nullable Schema<?> next(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> others) {
        return others.hasNext() ? others.next().resolve(annotated, context, others) : null;
    }
}
