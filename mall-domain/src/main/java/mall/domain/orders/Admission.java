package mall.domain.orders;

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

    void require(MemberId buyer) {
        var orders = settings.of(OrderSettings.class);
        if (!orders.open()) throw new ShopClosed(orders.closedNotice());
        requireStanding(buyer);
    }

    /// Whether or not the shop is open just now.
    void requireStanding(MemberId buyer) {
        standing.forEach(known -> known.requireMayBuy(buyer));
    }
}
