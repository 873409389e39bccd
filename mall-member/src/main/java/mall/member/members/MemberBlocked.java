package mall.member.members;

import mall.domain.kernel.Refusal;

/// The shop does not want this member: he neither logs in nor buys.
public final class MemberBlocked extends Refusal {

    public MemberBlocked() {
        super(Kind.FORBIDDEN, "member-blocked");
    }
}
