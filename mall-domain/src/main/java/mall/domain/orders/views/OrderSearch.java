package mall.domain.orders.views;

import java.time.Instant;
import java.util.Set;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderState;
import org.jspecify.annotations.Nullable;

/// What an operator looks for; whatever is not null must fit.
///
/// @param number all 16 digits
/// @param phone the receiver's, whole, or its last four digits
/// @param title a part of a product's title; looks at the last 90 days unless `from` says otherwise
/// @param states empty for all
/// @param late only what should be on its way by now and is not
/// @param from orders placed at that moment or later
/// @param until orders placed before that moment
public record OrderSearch(
        @Nullable String number,
        @Nullable String phone,
        @Nullable String title,
        @Nullable MemberId buyer,
        Set<OrderState> states,
        boolean late,
        @Nullable Instant from,
        @Nullable Instant until) {

    public OrderSearch {
        states = Set.copyOf(states);
    }

    /// Not the phone: a record's own text would put it into a log.
    @Override
    public String toString() {
        return "OrderSearch" + states;
    }
}
