/// Orders as screens show them: a buyer's list and its counts, one order with everything about
/// it, and what operators search. Reading only; sealed texts are opened here, and masked for
/// whoever need not know.
@NamedInterface("views")
@NullMarked
package mall.domain.orders.views;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
