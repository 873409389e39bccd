package mall.promotion.flashsale;

/// Where a session is in its life, at a moment.
public enum SessionState {
    COMING,
    OPEN,
    /// The merchant stopped its campaign for now.
    PAUSED,
    /// For good: its time has passed, or the merchant ended it.
    OVER
}
