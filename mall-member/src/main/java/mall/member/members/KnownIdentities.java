package mall.member.members;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who is who for WeChat: recognises who comes in, or makes a member of him.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KnownIdentities {

    private final JdbcClient jdbc;
    private final MemberRepository members;

    KnownIdentities(JdbcClient jdbc, MemberRepository members) {
        this.jdbc = jdbc;
        this.members = members;
    }

    /// However many first logins of one person come at the same moment, the first to write the
    /// identity makes the member, and the others wait for it and find him.
    Arrival arrive(WechatIdentity identity, JoinSource source, Instant now) {
        var fresh = MemberId.next();
        var known = new MemberId(jdbc.sql("""
                        insert into member_identity (appid, openid, unionid, member_id, first_at, last_at)
                        values (:appid, :openid, :unionid, :member, :now, :now)
                        on conflict (appid, openid) do update
                        set unionid = coalesce(excluded.unionid, member_identity.unionid), last_at = excluded.last_at
                        returning member_id
                        """)
                .param("appid", identity.appid())
                .param("openid", identity.openid())
                .param("unionid", identity.unionid())
                .param("member", fresh.id())
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .single());
        if (!known.equals(fresh)) return new Arrival(members.requireLocked(known), false);
        return new Arrival(members.saveAndFlush(new Member(fresh, source, now)), true);
    }

    /// As whom WeChat knows the member: the identity by which he came in last.
    Optional<WechatIdentity> of(MemberId member) {
        return jdbc.sql("""
                        select appid, openid, unionid from member_identity
                        where member_id = :member order by last_at desc limit 1
                        """)
                .param("member", member.id())
                .query(WechatIdentity.class)
                .optional();
    }

    Optional<MemberId> find(String appid, String openid) {
        return jdbc.sql("select member_id from member_identity where appid = :appid and openid = :openid")
                .param("appid", appid)
                .param("openid", openid)
                .query(UUID.class)
                .optional()
                .map(MemberId::new);
    }

    /// Makes whoever comes in with one of his identities wait until the transaction ends.
    void lock(MemberId member) {
        jdbc.sql("select 1 from member_identity where member_id = :member order by appid, openid for update")
                .param("member", member.id())
                .query(Integer.class)
                .list();
    }

    /// Whoever comes with one of his identities again is a stranger.
    void forget(MemberId member) {
        jdbc.sql("delete from member_identity where member_id = :member")
                .param("member", member.id())
                .update();
    }

    /// @param joined whether he came for the first time
    record Arrival(Member member, boolean joined) {}
}
