package mall.web;

/// The version that the caller looked at before this edit, from `If-Match: "7"`. The door compares
/// it and refuses a stale one (412); a request without it is refused before (428).
public record IfMatch(long version) {}
