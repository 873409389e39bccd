package mall.promotion.coupon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import mall.testing.MallTest;
import org.springframework.context.annotation.Import;

/// A test with a shop around it that gives out coupons.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MallTest
@Import(CouponShop.class)
public @interface CouponTest {}
