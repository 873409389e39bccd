package mall.member.messages;

/// What a message is for.
public enum MessagePurpose {
    /// An order waits for its payment and its deadline is near.
    PAYMENT_DUE,
    /// An order was paid.
    PAID,
    /// A parcel is on its way.
    SHIPPED,
    /// A refund has arrived.
    REFUNDED,
    /// Something that was sold out is there again.
    RESTOCKED,
    /// A flash sale opens soon.
    SALE_OPENS
}
