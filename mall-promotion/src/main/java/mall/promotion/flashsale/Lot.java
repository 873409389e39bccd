package mall.promotion.flashsale;

import mall.domain.inventory.AllotmentId;
import mall.domain.kernel.Money;

/// The units of one SKU in one session, and what they cost.
///
/// @param allotment where they lie
/// @param price of one unit
/// @param quota how many there are in all
/// @param limitPerMember how many of them one member may buy
public record Lot(LotId id, AllotmentId allotment, Money price, int quota, int limitPerMember) {}
