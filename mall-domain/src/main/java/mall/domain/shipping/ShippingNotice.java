package mall.domain.shipping;

/// WeChat's ear for what was shipped. Never called inside a transaction.
public interface ShippingNotice {

    Answer upload(ShippingReport report);

    /// What became of a report.
    sealed interface Answer {

        /// WeChat knows it now, or knew it already.
        record Accepted() implements Answer {}

        /// Not now: the payment is not yet known there, or nobody answered.
        record Later(String reason) implements Answer {}

        /// Never, unless somebody does something about it.
        record Impossible(String reason) implements Answer {}
    }
}
