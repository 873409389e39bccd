package mall.testing.wechat;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import mall.testing.MallTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// The whole mall on a port of its own with a simulator of its own, which knows WeChat Pay by its
/// public key. Its clockwork runs. All tests that say no more than this share both.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@MallTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {"management.server.port=0", "mall.jobs.enabled=true"})
@ContextConfiguration(initializers = WithSimulator.class)
@Import({Till.class, HeardPayments.class})
public @interface MallWithWechat {}
