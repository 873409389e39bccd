package mall.member.members;

import java.time.Instant;
import mall.domain.kernel.MemberId;

/// What happens to a member.
public sealed interface MemberEvent {

    MemberId member();

    /// Somebody came in for the first time.
    record MemberJoined(MemberId member, JoinSource source, Instant at) implements MemberEvent {}

    /// He gave us a phone number, the first or another one.
    record PhoneBound(MemberId member, Instant at) implements MemberEvent {}

    /// The shop does not want him any more.
    record MemberBlocked(MemberId member, Instant at) implements MemberEvent {}

    /// The shop wants him again.
    record MemberUnblocked(MemberId member, Instant at) implements MemberEvent {}

    /// He left for good, and what we knew of him is gone.
    record MemberErased(MemberId member, Instant at) implements MemberEvent {}
}
