package mall.member.members;

import java.time.Clock;
import java.util.Optional;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.ShopCalendar;
import mall.domain.payments.PayerAccount;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a member says of himself, and who he is for those who serve him.
@Component
@Transactional
public class Members {

    private final MemberRepository members;
    private final KnownIdentities identities;
    private final Standings standings;
    private final Clock clock;

    Members(MemberRepository members, KnownIdentities identities, Standings standings, Clock clock) {
        this.members = members;
        this.identities = identities;
        this.standings = standings;
        this.clock = clock;
    }

    /// Takes what is not null of the profile.
    public void introduce(MemberId id, Profile profile) {
        profile.requirePlausible(ShopCalendar.dayOf(clock.instant()));
        var member = members.requireActive(id);
        member.introduce(profile);
        members.save(member);
    }

    /// As whom WeChat knows the member: the identity by which he came in last.
    public WechatIdentity identity(MemberId id) {
        return identities.of(id).orElseThrow(() -> new NotFound("member", id));
    }

    /// Who that is; empty for a stranger, and for who has left.
    @Transactional(readOnly = true)
    public Optional<MemberId> find(String appid, String openid) {
        return identities.find(appid, openid);
    }

    /// As whom he pays. WeChat takes money from nobody else for us.
    public PayerAccount payer(MemberId id) {
        var identity = identity(id);
        return new PayerAccount(identity.appid(), identity.openid());
    }

    /// Whether he has given us his phone number; costs no SQL while it is warm.
    public boolean hasPhone(MemberId id) {
        return standings.of(id).hasPhone();
    }
}
