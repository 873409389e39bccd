package mall.promotion.flashsale.gate;

/// How a lot stands at the gate.
///
/// @param quota of the session
/// @param left may still be let in
/// @param pending units of those let in whose order is neither committed nor refused yet
/// @param epoch tells one build of the gate from another
public record Level(int quota, int left, int pending, long epoch) {}
