package mall.member.members;

import org.springframework.stereotype.Component;

/// Where people come in.
@Component
public class FrontDoor {

    private final MemberSessions sessions;
    private final PretendedWechat wechat;

    FrontDoor(MemberSessions sessions, PretendedWechat wechat) {
        this.sessions = sessions;
        this.wechat = wechat;
    }

    /// With this person's WeChat.
    public SessionTokens login(String openid) {
        return sessions.login(wechat.loginCode(openid), JoinSource.UNKNOWN);
    }

    /// Somebody who has never been here.
    public SessionTokens stranger() {
        return login(PretendedWechat.anOpenid());
    }
}
