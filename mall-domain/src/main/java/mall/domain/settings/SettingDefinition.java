package mall.domain.settings;

/// What a merchant may edit of one capability, and what holds until he does. A capability declares
/// its definition as a bean; the rules of a good value are Bean Validation annotations on the
/// record.
///
/// @param name what the setting is called in addresses and in the database: `payment-deadline`
/// @param defaults the value until somebody changes it; also fills components that a stored value
/// lacks because they were added to the record later
public record SettingDefinition<T extends Record>(String name, Class<T> type, T defaults) {}
