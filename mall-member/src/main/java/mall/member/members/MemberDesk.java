package mall.member.members;

import java.time.Clock;
import java.util.Optional;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.operators.ActionLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the shop's people do about a member. Each act leaves a line in the action log, in the same
/// transaction.
@Component
@Transactional
public class MemberDesk {

    private final MemberRepository members;
    private final SessionBook sessions;
    private final ActionLog log;
    private final Clock clock;

    MemberDesk(MemberRepository members, SessionBook sessions, ActionLog log, Clock clock) {
        this.members = members;
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    /// Ends all his sessions at once, on every replica, and lets him neither log in nor buy.
    ///
    /// @param reason for the shop's own eyes, up to 200 characters
    public void block(MemberId id, String reason, Actor by) {
        var member = members.requireLocked(id);
        var before = Standing.of(member);
        member.block(reason, clock.instant());
        members.save(member);
        sessions.end(id, null, SessionBook.Ending.BLOCKED);
        log.record(by, "members:block", subject(id), before, Standing.of(member));
    }

    public void unblock(MemberId id, Actor by) {
        var member = members.requireLocked(id);
        var before = Standing.of(member);
        member.unblock(clock.instant());
        members.save(member);
        log.record(by, "members:unblock", subject(id), before, Standing.of(member));
    }

    /// His number in the clear; that somebody looked at it is written down, the number is not.
    public Optional<PhoneNumber> revealPhone(MemberId id, Actor by) {
        log.record(by, "members:reveal-phone", subject(id), null, null);
        return members.requireLocked(id).phone();
    }

    private static String subject(MemberId id) {
        return "member:" + id;
    }

    private record Standing(Member.State state, @Nullable String reason) {
        static Standing of(Member member) {
            return new Standing(member.state(), member.summary().blockedReason());
        }
    }
}
