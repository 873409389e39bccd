package mall.domain.orders;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import mall.domain.payments.PretendWechat;
import mall.testing.MallTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;

/// A test with a tea shop around it, WeChat Pay in memory, and a few plays and buyers of note.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MallTest
@Import({
    TeaShop.class,
    PretendWechat.class,
    FreeTea.class,
    GiftTea.class,
    ScarceCoupon.class,
    StrictCoupon.class,
    SlowTeam.class,
    SharedPot.class,
    OrdersHeard.class,
    BlockedBuyers.class
})
@ExtendWith(NoTroubleIsLeft.class)
@interface ShopTest {}
