package mall.testing.wechat;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import mall.testing.MallTest;
import mall.testing.http.Doors;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// The whole mall on a port of its own with a simulator of its own, which knows WeChat Pay by its
/// public key. Its clockwork runs. All tests that say no more than this share both;
/// they come in through [Doors].
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@MallTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {"management.server.port=0", "mall.jobs.enabled=true", "mall.limits.enabled=false"})
@ContextConfiguration(initializers = WithSimulator.class)
@Import({Doors.class, Till.class, HeardPayments.class})
public @interface MallWithWechat {}
