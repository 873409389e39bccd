package mall.domain.orders;

import java.util.Set;
import mall.domain.kernel.MemberId;
import mall.domain.orders.BasketRefusal.ShopClosed;
import mall.domain.settings.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Who may buy now.
@Component
class Admission {

    private final Settings settings;
    private final ObjectProvider<BuyerStanding> standing;

    Admission(Settings settings, ObjectProvider<BuyerStanding> standing) {
        this.settings = settings;
        this.standing = standing;
    }

    void requireOpen() {
        var orders = settings.of(OrderSettings.class);
        if (!orders.open()) throw new ShopClosed(orders.closedNotice());
    }

    /// Whether or not the shop is open just now.
    void requireStanding(MemberId buyer) {
        standing.forEach(known -> known.requireMayBuy(buyer));
    }

    /// Those of several of whom it is known without waiting that they may buy.
    Set<MemberId> standing(Set<MemberId> buyers) {
        var left = buyers;
        for (var known : standing) left = known.whoMayBuy(left);
        return left;
    }
}
