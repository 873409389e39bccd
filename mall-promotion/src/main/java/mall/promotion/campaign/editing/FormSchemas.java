package mall.promotion.campaign.editing;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaKeyword;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.promotion.campaign.CampaignKind;
import mall.promotion.campaign.Title;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The JSON Schema of a play's rules, made from their record, its Bean Validation annotations and
/// its [titles][Title]: from it the console makes the form, so that a new play needs no new screen.
/// What the console has pickers for is told by `format`: `fen`, `sku`, `product`, `category`,
/// `brand`.
@Component
public class FormSchemas {

    private static final Map<Class<?>, String> IDS = Map.of(
            SkuId.class, "sku", ProductId.class, "product", CategoryId.class, "category", BrandId.class, "brand");

    private final SchemaGenerator generator = generator();
    private final Map<Class<?>, JsonNode> made = new ConcurrentHashMap<>();

    public JsonNode of(CampaignKind<?> kind) {
        return made.computeIfAbsent(kind.rules(), this::make);
    }

    private synchronized JsonNode make(Class<?> rules) {
        return generator.generateSchema(rules);
    }

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS, Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
                .with(new JakartaValidationModule(JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
        config.forFields()
                .withRequiredCheck(field -> !isNullable(field))
                .withTitleResolver(FormSchemas::title)
                .withDescriptionResolver(FormSchemas::hint);
        // Fields appear in the order in which the record names them.
        config.forTypesInGeneral().withPropertySorter((_, _) -> 0);
        config.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            var raw = type.getErasedType();
            var format = raw == Money.class ? "fen" : IDS.get(raw);
            if (format == null) return null;
            var schema = context.getGeneratorConfig().createObjectNode();
            schema.put(
                    context.getKeyword(SchemaKeyword.TAG_TYPE),
                    context.getKeyword(
                            raw == Money.class ? SchemaKeyword.TAG_TYPE_INTEGER : SchemaKeyword.TAG_TYPE_STRING));
            schema.put(context.getKeyword(SchemaKeyword.TAG_FORMAT), format);
            return new CustomDefinition(
                    schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
        });
        return new SchemaGenerator(config.build());
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable String title(FieldScope field) {
        var title = titleOf(field);
        return title == null ? null : title.value();
    }

    private static @Nullable String hint(FieldScope field) {
        var title = titleOf(field);
        return title == null || title.hint().isEmpty() ? null : title.hint();
    }

    /// The field's own title, else what its type is called; of a list, not of its elements.
    private static @Nullable Title titleOf(FieldScope field) {
        if (field.isFakeContainerItemScope()) return null;
        var own = field.getAnnotation(Title.class);
        return own != null ? own : field.getType().getErasedType().getAnnotation(Title.class);
    }
}
