package mall.web.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/// Text that PostgreSQL can keep: it has no place for the character NUL, and a statement that carries
/// it fails together with everything else in its transaction.
final class StorableText extends StringDeserializer {

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        var text = super.deserialize(parser, context);
        if (text == null || text.indexOf('\0') < 0) return text;
        return (String) context.handleWeirdStringValue(String.class, text, "the character NUL is no text");
    }
}
