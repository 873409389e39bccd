package mall.domain.inventory;

/// How much there is of a SKU: on hand = reserved + allotted + available.
///
/// @param onHand in all pools
/// @param reserved promised to buyers, in all pools
/// @param allotted set aside for promotions and not promised to anybody yet
/// @param available what ordinary orders may take
/// @param lowMark when available is at or below it, the SKU is on the low-stock list
public record StockLevel(int onHand, int reserved, int allotted, int available, int lowMark) {}
