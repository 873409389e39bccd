package mall.domain.divisions;

/// A province, a city or a district.
///
/// @param code 2, 4 or 6 digits; see the package
public record Division(String code, String name) {

    public Level level() {
        return switch (code.length()) {
            case 2 -> Level.PROVINCE;
            case 4 -> Level.CITY;
            default -> Level.DISTRICT;
        };
    }

    /// How large a place is.
    public enum Level {
        PROVINCE,
        CITY,
        DISTRICT
    }
}
