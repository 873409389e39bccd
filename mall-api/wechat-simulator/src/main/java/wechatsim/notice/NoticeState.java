package wechatsim.notice;

/// How far a notice has come.
public enum NoticeState {
    /// Kept back until it is released.
    HELD,
    /// To be tried, for the first time or again.
    WAITING,
    /// The merchant said that he understood.
    DELIVERED,
    /// Tried for 24 hours in vain.
    GIVEN_UP
}
