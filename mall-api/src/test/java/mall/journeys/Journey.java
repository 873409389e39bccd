package mall.journeys;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import mall.testing.wechat.MallWithWechat;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// A story with the whole mall and WeChat in it. Stories may move the shop's time, so they have a mall
/// of their own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@MallWithWechat
@TestPropertySource(properties = "mall.journeys=apart")
@Import({TeaCounter.class, People.class, Books.class, PaymentTrail.class})
@interface Journey {}
