package mall.domain.orders.views;

import java.util.Arrays;
import java.util.Set;
import mall.domain.orders.OrderState;

/// How a buyer sorts his orders.
public enum OrderTab {
    AWAITING_PAYMENT(OrderState.AWAITING_PAYMENT),
    TO_SHIP(OrderState.PAID, OrderState.PARTLY_SHIPPED),
    TO_RECEIVE(OrderState.SHIPPED),
    FINISHED(OrderState.RECEIVED, OrderState.COMPLETED),
    CANCELLED(OrderState.CANCELLED, OrderState.REFUNDED);

    @SuppressWarnings("ImmutableEnumChecker") // it is: made by Set.of
    private final Set<OrderState> states;

    OrderTab(OrderState... states) {
        this.states = Set.of(states);
    }

    Set<OrderState> states() {
        return states;
    }

    public static OrderTab of(OrderState state) {
        return Arrays.stream(values())
                .filter(tab -> tab.states.contains(state))
                .findFirst()
                .orElseThrow();
    }
}
