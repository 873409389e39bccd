package mall.member.members;

import mall.domain.kernel.MemberId;

/// The member behind a request, as his token proves.
public record Shopper(MemberId id, SessionId session) {}
