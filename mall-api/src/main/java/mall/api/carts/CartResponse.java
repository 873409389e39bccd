package mall.api.carts;

import java.util.List;
import mall.domain.carts.Cart;
import mall.domain.kernel.Money;

/// A cart as it is today, the line that was added last first.
///
/// @param units how many units would be ordered now: of the lines that are selected and can be
/// @param amountFen what these cost before promotions
record CartResponse(List<CartLineResponse> lines, int units, Money amountFen) {

    static CartResponse of(Cart cart) {
        return new CartResponse(cart.lines().stream().map(CartLineResponse::of).toList(), cart.units(), cart.amount());
    }
}
