package mall.web.json;

import java.util.List;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// JSON on the wire: what a client sends is what we understood, or it is refused. Only requests
/// and answers are read and written so; what the mall stores for itself may grow.
@Configuration
class StrictJson {

    /// No request of ours is deeper, and a deeper one is an attack.
    private static final int DEPTH = 32;

    private static final int STRING_LENGTH = 512 * 1024;

    @Bean
    ServerHttpMessageConvertersCustomizer strictJsonOnTheWire() {
        var converter = new JacksonJsonHttpMessageConverter(mapper());
        return builder -> builder.withJsonConverter(converter);
    }

    static JsonMapper mapper() {
        return JsonMapper.builder(factory())
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                // Fields appear in the order in which their record names them.
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(LogicalType.Textual, text -> {
                    for (var shape :
                            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
                        text.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .withCoercionConfigDefaults(all -> all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .addModule(new SimpleModule().addDeserializer(String.class, new StorableText()))
                .annotationIntrospector(new NullMarkedIntrospector().with(new JacksonAnnotationIntrospector()))
                .build();
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxStringLength(STRING_LENGTH)
                        .maxNumberLength(30)
                        .maxNameLength(200)
                        .build())
                .build();
    }
}
