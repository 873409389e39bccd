package mall.member.ledger;

import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;

/// Whose value moves, how much of it, why and by whom.
///
/// @param words what the member reads in his statement: "购物获得积分", at most 200 characters
public record Entry(MemberId member, Value value, LedgerCause cause, Actor by, String words) {

    public Entry {
        if (words.isBlank() || words.length() > 200) throw new IllegalArgumentException("no words: " + words);
    }

    /// What the shop does by itself.
    public static Entry ofShop(MemberId member, Value value, LedgerCause cause, String words) {
        return new Entry(member, value, cause, Actor.shop(), words);
    }

    Asset asset() {
        return value.asset();
    }

    long amount() {
        return value.amount();
    }
}
