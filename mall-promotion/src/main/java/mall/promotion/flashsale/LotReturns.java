package mall.promotion.flashsale;

import mall.domain.kernel.MemberId;

/// Whoever lets buyers in to lots, and wants to hear that units are free again.
public interface LotReturns {

    /// An order was undone. Told after the commit, outside of any transaction, once or not at all: who
    /// was not told finds the difference in the [LotBook].
    void giveBack(LotId lot, MemberId member, int units);
}
