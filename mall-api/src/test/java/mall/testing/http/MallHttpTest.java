package mall.testing.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import mall.testing.MallTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/// A test that talks over HTTP to the whole mall, both front doors, on a port of its own. All
/// tests that say no more than this share one mall; they talk to it through [Doors].
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@MallTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "mall.limits.enabled=false"})
@Import({Doors.class, PretendIdentities.class})
public @interface MallHttpTest {}
