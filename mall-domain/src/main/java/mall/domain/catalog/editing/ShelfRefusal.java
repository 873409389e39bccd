package mall.domain.catalog.editing;

import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.kernel.Refusal;

/// The shop's shelves and brands cannot be arranged that way.
public abstract sealed class ShelfRefusal extends Refusal {

    private ShelfRefusal(String code, Object... facts) {
        super(code, facts);
    }

    private ShelfRefusal(Kind kind, String code, Object... facts) {
        super(kind, code, facts);
    }

    /// A sibling, or another brand, is called that already.
    public static final class NameTaken extends ShelfRefusal {
        NameTaken(String name) {
            super("name-taken", "name", name);
        }
    }

    /// Shelves stand three deep and no deeper.
    public static final class TooDeep extends ShelfRefusal {
        TooDeep(int most) {
            super("category-too-deep", "most", most);
        }
    }

    /// A shelf cannot stand in itself.
    public static final class InItself extends ShelfRefusal {
        InItself(CategoryId category) {
            super("category-in-itself", "category", category);
        }
    }

    /// Something stands on it, or in it.
    public static final class CategoryInUse extends ShelfRefusal {
        CategoryInUse(CategoryId category) {
            super("category-in-use", "category", category);
        }
    }

    /// Products bear its name.
    public static final class BrandInUse extends ShelfRefusal {
        BrandInUse(BrandId brand) {
            super("brand-in-use", "brand", brand);
        }
    }

    /// An order that does not name each of the things exactly once.
    public static final class NotAnArrangement extends ShelfRefusal {
        NotAnArrangement(int given, int there) {
            super(Kind.INVALID, "not-an-arrangement", "given", given, "there", there);
        }
    }
}
