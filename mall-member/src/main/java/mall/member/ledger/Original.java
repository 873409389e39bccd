package mall.member.ledger;

import mall.domain.kernel.MemberId;

/// A journal of which a part may be undone.
///
/// @param reversed how much of it was undone already
record Original(MemberId member, Asset asset, long seq, long amount, Counter counter, long reversed) {

    long left() {
        return amount - reversed;
    }
}
