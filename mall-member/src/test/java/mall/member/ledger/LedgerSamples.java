package mall.member.ledger;

import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;

/// Entries for tests that only need them to be there.
final class LedgerSamples {

    private LedgerSamples() {}

    static LedgerCause aCause() {
        return LedgerCause.of("test", Ids.next());
    }

    static Entry points(MemberId member, long amount, LedgerCause cause) {
        return Entry.ofShop(member, Value.points(amount), cause, "测试");
    }
}
