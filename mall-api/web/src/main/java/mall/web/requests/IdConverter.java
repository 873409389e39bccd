package mall.web.requests;

import java.lang.reflect.InvocationTargetException;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/// Reads any id record, which is one around a UUID, out of a path or a parameter. Only the
/// canonical form of 36 characters is an id.
final class IdConverter implements ConditionalGenericConverter {

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /// Whether a type is an id: a record of one UUID.
    static boolean isId(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class;
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return isId(target.getType());
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Record.class));
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor target) {
        if (source == null) return null;
        var text = source.toString();
        if (!CANONICAL.matcher(text).matches()) throw new IllegalArgumentException("not an id");
        try {
            var constructor = target.getType().getDeclaredConstructor(UUID.class);
            constructor.setAccessible(true);
            return constructor.newInstance(UUID.fromString(text));
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(refused.getCause());
        }
    }
}
