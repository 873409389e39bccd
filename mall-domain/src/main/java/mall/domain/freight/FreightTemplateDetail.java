package mall.domain.freight;

/// A template as the console shows it.
///
/// @param isArchived no longer to be chosen for products
/// @param version of what is shown here, to be given back with an edit
public record FreightTemplateDetail(
        FreightTemplateId id, String name, FreightRules rules, boolean isArchived, int version) {}
