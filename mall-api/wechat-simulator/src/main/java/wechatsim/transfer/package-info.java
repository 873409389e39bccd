/// Money that the merchant sends to a shopper, who must confirm it before it moves.
@NullMarked
package wechatsim.transfer;

import org.jspecify.annotations.NullMarked;
