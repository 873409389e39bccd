package mall.domain.settings;

/// A value and which edition of it this is; whoever edits it says which edition he looked at.
///
/// @param version 0 while the defaults hold, then one more with every change
public record Versioned<T>(T value, long version) {}
