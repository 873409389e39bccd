package mall.admin.messages;

import java.time.Instant;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.member.messages.MessagePurpose;
import mall.member.messages.MessageState;
import mall.member.messages.MessageSummary;
import mall.member.messages.MessageViews;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Needs;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the shop told its members, and what it could not.
@RestController
@RequestMapping("/admin/api/messages")
class MessageController {

    private final MessageViews views;

    MessageController(MessageViews views) {
        this.views = views;
    }

    /// @param outcome WeChat's words when it did not go out: a template whose fields do not fit says
    /// so here
    record MessageResponse(
            UUID id,
            MemberId memberId,
            MessagePurpose purpose,
            String templateId,
            MessageState state,
            int attempts,
            @Nullable String outcome,
            Instant createdAt,
            @Nullable Instant endedAt) {

        static MessageResponse of(MessageSummary message) {
            return new MessageResponse(
                    message.id(),
                    message.member(),
                    message.purpose(),
                    message.templateId(),
                    message.state(),
                    message.attempts(),
                    message.outcome(),
                    message.createdAt(),
                    message.endedAt());
        }
    }

    /// The newest first.
    @Needs("messages:read")
    @GetMapping
    Listing<MessageResponse> list(@RequestParam(defaultValue = "DEAD") MessageState state, Cursor cursor) {
        return cursor.listing(views.list(state, cursor.after(), cursor.limit()).map(MessageResponse::of));
    }
}
