package mall.domain.kernel;

import java.util.List;

/// What was written can be read but breaks rules of the business: each is named, with a pointer to
/// the field, so that a form can show it where it belongs.
public final class Invalid extends Refusal {

    @SuppressWarnings("serial") // never written anywhere
    private final List<Fault> faults;

    public Invalid(List<Fault> faults) {
        super(Kind.INVALID, "invalid");
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /// @param pointer where in what was written (RFC 6901): `/rules/ladder/1/fromFen`
    /// @param rule one word for programs: `not-rising`
    /// @param words for people
    public record Fault(String pointer, String rule, String words) {}
}
