package mall.domain.orders;

/// How the buyer gets what he bought.
public sealed interface Delivery {

    /// A carrier brings it.
    record Express(DeliveryAddress address) implements Delivery {}

    /// The buyer fetches it.
    ///
    /// @param place what he reads: name and address of the place
    record Pickup(String place, String recipient, String phone) implements Delivery {

        @Override
        public String toString() {
            return "Pickup[" + place + "]";
        }
    }

    /// Nothing has to be moved.
    record Virtual() implements Delivery {}
}
