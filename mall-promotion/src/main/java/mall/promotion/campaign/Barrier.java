package mall.promotion.campaign;

/// What keeps somebody from a campaign that runs.
///
/// @param reason one word for programs
/// @param words for people
record Barrier(String reason, String words) {

    static final Barrier LIMIT = new Barrier("limit", "已达到该活动的参与次数上限");
    static final Barrier BUDGET = new Barrier("budget", "活动优惠已领完");

    /// Others read nothing of a campaign that is not for them, unless they asked for it.
    private static final String AUDIENCE = "audience";

    static Barrier audience(String title) {
        return new Barrier(AUDIENCE, "仅限%s参与".formatted(title));
    }

    boolean isSilent() {
        return reason.equals(AUDIENCE);
    }
}
