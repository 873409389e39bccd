package mall.member.members;

import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;

/// He has left, and nothing can be done about him any more.
public final class MemberGone extends Refusal {

    MemberGone(MemberId id) {
        super("member-gone", "member", id);
    }
}
