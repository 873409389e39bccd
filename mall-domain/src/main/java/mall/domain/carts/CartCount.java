package mall.domain.carts;

/// What the badge beside the cart shows.
public record CartCount(int lines, int units) {}
