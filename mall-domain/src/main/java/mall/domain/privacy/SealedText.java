package mall.domain.privacy;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Seals a column: `@Convert(converter = SealedText.class) private String recipient;`.
@Component
@Converter
public class SealedText implements AttributeConverter<@Nullable String, @Nullable String> {

    private final PersonalCipher cipher;

    SealedText(PersonalCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable String plain) {
        return plain == null ? null : cipher.seal(plain);
    }

    @Override
    public @Nullable String convertToEntityAttribute(@Nullable String sealed) {
        return sealed == null ? null : cipher.open(sealed);
    }
}
