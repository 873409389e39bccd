package mall.member.members;

import mall.domain.kernel.Refusal;

/// The shop does not want this member: he neither logs in nor buys.
public final class ShopperBlocked extends Refusal {

    public ShopperBlocked() {
        super(Kind.FORBIDDEN, "member-blocked");
    }
}
