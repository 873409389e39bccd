package mall.member.messages;

import java.time.Instant;
import java.util.Map;
import mall.domain.kernel.MemberId;

/// Something to tell a member.
///
/// @param cause what it is told for, unique within the purpose: however often it is asked for, it
/// is told once
/// @param subject the id that the page needs: an order's or a product's
/// @param until when it is not worth telling any more
public record Notice(
        MessagePurpose purpose,
        MemberId member,
        String cause,
        String subject,
        Map<MessageValue, String> values,
        Instant until) {

    public Notice {
        values = Map.copyOf(values);
    }
}
