package mall.domain.events;

import java.time.Instant;
import java.util.UUID;

/// An event that a listener failed to hear ten times.
///
/// @param listener the listening method
/// @param eventType the class of the event
/// @param failures how often it failed
public record DeadLetter(
        UUID id, String listener, String eventType, Instant publishedAt, int failures, Instant lastTriedAt) {}
