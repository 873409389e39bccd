/// Notices of payments, refunds and transfers: encrypted, signed, repeated until the merchant says
/// that it understood; and every way in which they can go wrong.
@NullMarked
package wechatsim.notice;

import org.jspecify.annotations.NullMarked;
