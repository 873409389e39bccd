package wechatsim.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One try at telling the merchant.
///
/// @param how `genuine`, or what was wrong with it
/// @param status what the merchant answered; null when nothing was sent or no answer came
/// @param understood whether WeChat counts it as delivered
public record Attempt(Instant at, String how, @Nullable Integer status, boolean understood) {}
