package mall.member.members;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MemberRepository extends Repository<Member, MemberId> {

    Member save(Member member);

    Member saveAndFlush(Member member);

    Optional<Member> findById(MemberId id);

    List<Member> findByIdIn(Collection<MemberId> ids);

    /// Holds the member until the transaction ends: logins, blocks and erasures of one member
    /// happen one after another.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select m from Member m where m.id = :id")
    Optional<Member> lock(MemberId id);

    default Member requireLocked(MemberId id) {
        return lock(id).orElseThrow(() -> new NotFound("member", id));
    }

    /// As [#requireLocked], of those who may do something for themselves.
    default Member requireActive(MemberId id) {
        var member = requireLocked(id);
        if (member.state() != Member.State.ACTIVE) throw new ShopperBlocked();
        return member;
    }
}
