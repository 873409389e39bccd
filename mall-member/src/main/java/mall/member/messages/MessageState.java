package mall.member.messages;

/// What became of a message.
public enum MessageState {
    WAITING,
    SENT,
    /// Nobody allowed it, or it would have come too late.
    SKIPPED,
    /// WeChat says that nobody allowed it.
    REFUSED,
    /// It can never be sent as it is, or WeChat was away for too long.
    DEAD
}
