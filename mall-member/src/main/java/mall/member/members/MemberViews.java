package mall.member.members;

import java.util.Comparator;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Members as screens show them: with their phones masked.
@Component
@Transactional(readOnly = true)
public class MemberViews {

    private final MemberRepository members;
    private final MemberFinder finder;

    MemberViews(MemberRepository members, MemberFinder finder) {
        this.members = members;
        this.finder = finder;
    }

    public MemberSummary summary(MemberId id) {
        return require(id).summary();
    }

    /// The newest first.
    ///
    /// @param after the key of the last member of the page before; null for the first page
    public Slice<MemberSummary> search(MemberSearch search, @Nullable String after, int limit) {
        var last = after == null ? null : new MemberId(UUID.fromString(after));
        var found = members.findByIdIn(finder.find(search, last, limit + 1)).stream()
                .sorted(Comparator.comparing((Member member) -> member.id().toString())
                        .reversed())
                .toList();
        return Slice.of(found, limit, member -> member.id().toString()).map(Member::summary);
    }

    private Member require(MemberId id) {
        return members.findById(id).orElseThrow(() -> new NotFound("member", id));
    }
}
