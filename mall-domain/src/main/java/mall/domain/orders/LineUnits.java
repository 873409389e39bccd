package mall.domain.orders;

/// So many units of a line of an order.
///
/// @param line its number, counted from 1
public record LineUnits(int line, int quantity) {}
