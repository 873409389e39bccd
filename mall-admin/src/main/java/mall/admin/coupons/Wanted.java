package mall.admin.coupons;

import mall.promotion.campaign.Problems;
import org.jspecify.annotations.Nullable;

/// A field that must be there for what was chosen in another one.
final class Wanted {

    private Wanted() {}

    /// @param otherwise stands in for what is missing until everything that is wrong has been found
    static <T> T of(@Nullable T field, T otherwise, Problems problems, String pointer) {
        if (field != null) return field;
        problems.add(pointer, "missing-field", "必填");
        return otherwise;
    }
}
