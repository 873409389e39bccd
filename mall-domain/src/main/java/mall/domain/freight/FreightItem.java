package mall.domain.freight;

import mall.domain.kernel.Money;
import org.jspecify.annotations.Nullable;

/// One line of a basket as the carrier sees it.
///
/// @param template null when these goods travel free of charge
/// @param weightGrams of the whole line
/// @param amount what the whole line costs the buyer, which may make the freight free
public record FreightItem(@Nullable FreightTemplateId template, int quantity, int weightGrams, Money amount) {}
