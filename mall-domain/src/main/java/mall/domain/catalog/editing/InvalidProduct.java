package mall.domain.catalog.editing;

import java.util.List;
import mall.domain.kernel.Money;
import mall.domain.kernel.Refusal;

/// A product that cannot be saved as it was written.
public abstract sealed class InvalidProduct extends Refusal {

    private InvalidProduct(Kind kind, String code, Object... facts) {
        super(kind, code, facts);
    }

    /// A text, a number or a count is outside its bounds.
    public static final class OutOfBounds extends InvalidProduct {
        OutOfBounds(String field, long least, long most) {
            super(Kind.INVALID, "out-of-bounds", "field", field, "least", least, "most", most);
        }
    }

    /// Two specs with one name, two equal values in a spec, or a product with an equal tag,
    /// picture or shelf twice.
    public static final class Repeated extends InvalidProduct {
        Repeated(String field, String value) {
            super(Kind.INVALID, "repeated-value", "field", field, "value", value);
        }
    }

    /// A variant does not name one value of each spec.
    public static final class OutsideSpecs extends InvalidProduct {
        OutsideSpecs(List<String> values) {
            super(Kind.INVALID, "sku-outside-specs", "values", values);
        }
    }

    /// A price for members that is above everybody's, or a list price that is below it.
    public static final class UnfairPrice extends InvalidProduct {
        UnfairPrice(String field, Money given, Money price) {
            super(Kind.INVALID, "unfair-price", "field", field, "givenFen", given, "priceFen", price);
        }
    }

    /// It refers to a shelf, a brand, a freight template or a picture that is not there.
    public static final class UnknownReference extends InvalidProduct {
        UnknownReference(String field, Object id) {
            super(Kind.INVALID, "unknown-reference", "field", field, "id", id.toString());
        }
    }
}
