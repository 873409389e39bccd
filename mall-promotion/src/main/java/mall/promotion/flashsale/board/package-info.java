/// What shoppers see of flash sales: [SaleBoard][mall.promotion.flashsale.board.SaleBoard] says what is
/// on and coming, how much of it is gone, and gives each shopper the tokens that he may tap with. It
/// costs no SQL while the snapshots are warm; how much is gone is what the gate said half a second
/// ago.
@NamedInterface("board")
@NullMarked
package mall.promotion.flashsale.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
