package mall.web.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/// Holds JSON to what the types say: a component of a record of ours that is not `@Nullable` must
/// be there and must not be null.
final class NullMarkedIntrospector extends AnnotationIntrospector {

    AnnotationIntrospector with(JacksonAnnotationIntrospector others) {
        return new AnnotationIntrospectorPair(others, this);
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return mustBeThere(member) ? Boolean.TRUE : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        return mustBeThere(annotated) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : JsonSetter.Value.empty();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    private static boolean mustBeThere(Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter)) return false;
        var type = parameter.getDeclaringClass();
        return type.isRecord()
                && isNullMarked(type)
                && component(type, parameter.getIndex()) instanceof RecordComponent c
                && !c.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable RecordComponent component(Class<?> type, int index) {
        var components = type.getRecordComponents();
        return index < components.length ? components[index] : null;
    }

    private static boolean isNullMarked(Class<?> type) {
        AnnotatedElement where = type.getPackage();
        return where.isAnnotationPresent(NullMarked.class)
                || Arrays.stream(type.getAnnotations()).anyMatch(NullMarked.class::isInstance);
    }
}
