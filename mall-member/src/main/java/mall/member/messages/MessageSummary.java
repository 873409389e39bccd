package mall.member.messages;

import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import org.jspecify.annotations.Nullable;

/// A message as the merchant sees it: what became of it and why, not what it said.
///
/// @param outcome WeChat's words, or ours; null while nothing happened
public record MessageSummary(
        UUID id,
        MemberId member,
        MessagePurpose purpose,
        String templateId,
        MessageState state,
        int attempts,
        @Nullable String outcome,
        Instant createdAt,
        @Nullable Instant endedAt) {}
