/// Order and shipping management: a payment appears here a while after it was made, and the
/// merchant gets the money only for what was reported as shipped.
@NullMarked
package wechatsim.shipping;

import org.jspecify.annotations.NullMarked;
