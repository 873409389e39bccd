package mall.promotion.campaign;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.UnwrapByDefault;
import jakarta.validation.valueextraction.ValueExtractor;
import mall.domain.kernel.Money;

/// Lets `@Min` and `@Max` stand at an amount and mean fen. Found through `META-INF/services`.
@UnwrapByDefault
public final class MoneyExtractor implements ValueExtractor<@ExtractedValue(type = Long.class) Money> {

    @Override
    @SuppressWarnings("NullAway") // an amount that is not there is valid, and the node has no name
    public void extractValues(Money amount, ValueReceiver receiver) {
        receiver.value(null, amount == null ? null : amount.fen());
    }
}
