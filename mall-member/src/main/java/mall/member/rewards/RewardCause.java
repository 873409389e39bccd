package mall.member.rewards;

/// What a member is rewarded for; it rewards him once.
///
/// @param kind one word of whoever grants: `check-in`, `invitation`
/// @param key which one: an id, a day; 1 to 100 characters
/// @param words what the member reads: "每日签到", at most 100 characters
public record RewardCause(String kind, String key, String words) {

    public RewardCause {
        if (!kind.matches("[a-z][a-z0-9-]{0,39}")) throw new IllegalArgumentException("no kind of cause: " + kind);
        if (key.isBlank() || key.length() > 100) throw new IllegalArgumentException("no key of a cause: " + key);
        if (words.isBlank() || words.length() > 100) throw new IllegalArgumentException("no words: " + words);
    }
}
