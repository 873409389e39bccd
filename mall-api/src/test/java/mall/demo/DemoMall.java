package mall.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import mall.testing.MallTest;
import mall.testing.wechat.WithSimulator;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// The mall with the demo shop in it and a simulator at its side; nobody has joined yet.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MallTest(properties = "mall.demo=in-a-database-of-its-own")
@ContextConfiguration(initializers = WithSimulator.class)
@Import({DemoFreight.class, DemoShop.class, DemoCampaigns.class, DemoCoupons.class, DemoShoppers.class})
@interface DemoMall {}
