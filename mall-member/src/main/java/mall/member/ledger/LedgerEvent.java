package mall.member.ledger;

import java.time.Instant;
import mall.domain.kernel.MemberId;

/// What is told of members' value.
public sealed interface LedgerEvent {

    /// So much of it runs out soon, unless it is used; told once.
    record ValueExpiresSoon(MemberId member, Asset asset, long amount, Instant at) implements LedgerEvent {}
}
