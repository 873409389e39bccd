package mall.domain.events;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;

/// An event that one listener still has to hear, read back from the table.
///
/// @param attempts how often it was told again
/// @param triedAt when it was last told; null when it was told only at first
record RegisteredEvent(
        UUID id,
        Object event,
        String listener,
        Instant publishedAt,
        Status status,
        int attempts,
        @Nullable Instant triedAt)
        implements TargetEventPublication {

    @Override
    public UUID getIdentifier() {
        return id;
    }

    @Override
    public Object getEvent() {
        return event;
    }

    @Override
    public PublicationTargetIdentifier getTargetIdentifier() {
        return PublicationTargetIdentifier.of(listener);
    }

    @Override
    public Instant getPublicationDate() {
        return publishedAt;
    }

    @Override
    public Optional<Instant> getCompletionDate() {
        return Optional.empty();
    }

    @Override
    public Status getStatus() {
        return status;
    }

    @Override
    public @Nullable Instant getLastResubmissionDate() {
        return triedAt;
    }

    @Override
    public int getCompletionAttempts() {
        return attempts;
    }

    /// The row goes when the event was heard; there is nothing to mark.
    @Override
    public void markCompleted(Instant instant) {}
}
