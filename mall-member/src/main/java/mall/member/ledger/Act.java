package mall.member.ledger;

/// What a journal does to a member's account.
public enum Act {
    /// He gets it: to use, or held until its time has come.
    EARN,
    /// He uses it, or loses it for good.
    SPEND,
    /// What he spent comes back.
    GIVE_BACK,
    /// What he earned goes back.
    TAKE_BACK,
    /// It was not used in time.
    EXPIRE,
    /// It is set aside for an owner.
    HOLD,
    /// What was set aside is his to use.
    RELEASE;

    /// Whether one cause may do it again: an owner holds again after letting go, and what comes
    /// back too late expires once more.
    boolean mayRecur() {
        return this == HOLD || this == RELEASE || this == EXPIRE;
    }
}
