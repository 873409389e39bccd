package mall.member.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.PersonalData;
import org.springframework.stereotype.Component;

/// What a member has, as a part of what the mall knows of him. Whoever leaves gives up what he
/// has, except money: that he takes along first. The books stay, under an id that is nobody's.
@Component
class LedgerData implements PersonalData {

    /// More lines than anybody reads; the rest is in the books.
    private static final int LINES = 1_000;

    private final LedgerViews views;
    private final Books books;

    LedgerData(LedgerViews views, Books books) {
        this.views = views;
        this.books = books;
    }

    @Override
    public String section() {
        return "ledger";
    }

    @Override
    public Object export(MemberId member) {
        return Arrays.stream(Asset.values())
                .map(asset -> new Export(
                        views.balance(member, asset),
                        views.statement(member, asset, null, LINES).items()))
                .filter(account -> !account.statement().isEmpty())
                .toList();
    }

    @Override
    public void requireErasable(MemberId member) {
        var money = views.balance(member, Asset.PRINCIPAL);
        var left = money.usable() + money.held();
        if (left > 0) throw new LedgerRefusal.MoneyLeft(left);
    }

    @Override
    public void erase(MemberId member, Instant now) {
        var cause = LedgerCause.of("member-left", member.id());
        for (var asset : Asset.values()) {
            if (asset == Asset.PRINCIPAL || views.balance(member, asset).usable() == 0) continue;
            var purse = books.open(member, asset, Act.EXPIRE, cause);
            var given = purse.takeAll();
            purse.toShop(Counter.EXPIRED, given);
            var entry = Entry.ofShop(member, new Value(asset, given), cause, "会员注销");
            books.book(purse, Journal.of(Act.EXPIRE, entry, Counter.EXPIRED));
        }
    }

    record Export(Balance balance, List<StatementLine> statement) {}
}
