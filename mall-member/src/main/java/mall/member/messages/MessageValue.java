package mall.member.messages;

/// What a field of a message can hold; which of them there are depends on the purpose.
public enum MessageValue {
    ORDER_NUMBER,
    /// The first product's name, and how many others there are.
    GOODS,
    /// What was paid, is to be paid, or came back.
    AMOUNT,
    /// When it happened.
    TIME,
    /// Until when it must be paid.
    DEADLINE,
    CARRIER,
    TRACKING_NUMBER
}
