package mall.member.messages;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.ShopCalendar;

/// Something to tell a member.
///
/// @param cause what it is told for, unique within the purpose: however often it is asked for, it
/// is told once
/// @param subject the id that the page needs: an order's, a product's or a session's
/// @param until when it is not worth telling any more
public record Notice(
        MessagePurpose purpose,
        MemberId member,
        String cause,
        String subject,
        Map<MessageValue, String> values,
        Instant until) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ShopCalendar.ZONE);

    public Notice {
        values = Map.copyOf(values);
    }

    /// A moment in the form in which WeChat takes times: `2026-11-21 20:30`.
    public static String time(Instant at) {
        return TIME.format(at);
    }
}
