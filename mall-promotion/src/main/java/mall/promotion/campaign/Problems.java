package mall.promotion.campaign;

import jakarta.validation.ConstraintViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mall.domain.kernel.Invalid;
import mall.domain.kernel.Invalid.Fault;

/// What is wrong with something that somebody wrote, each with a JSON pointer to the field. Checks
/// add to it and go on, so that an operator sees everything at once.
public final class Problems {

    private final List<Fault> faults;
    private final String place;

    public Problems() {
        this(new ArrayList<>(), "");
    }

    private Problems(List<Fault> faults, String place) {
        this.faults = faults;
        this.place = place;
    }

    /// The same list of problems, seen from a field or an element inside: pointers that are added
    /// there are relative to it.
    public Problems at(Object step) {
        return new Problems(faults, place + "/" + step);
    }

    /// @param pointer where, relative to this place: `/ladder/1/fromFen`; empty for the place itself
    /// @param rule one word for programs: `not-rising`
    /// @param words for people
    public void add(String pointer, String rule, String words) {
        faults.add(new Fault(place + pointer, rule, words));
    }

    /// What Bean Validation found; pointers are relative to this place.
    public void addAll(Set<? extends ConstraintViolation<?>> violations) {
        for (var violation : violations) {
            var rule = violation.getConstraintDescriptor().getAnnotation().annotationType();
            add(pointer(violation.getPropertyPath().toString()), rule.getSimpleName(), violation.getMessage());
        }
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /// @throws Invalid when anything was found
    public void refuse() {
        if (!faults.isEmpty()) throw new Invalid(faults);
    }

    /// `ladder[0].fromFen` as `/ladder/0/fromFen`.
    private static String pointer(String path) {
        return "/" + path.replace("].", "/").replace("]", "").replace('[', '/').replace('.', '/');
    }
}
