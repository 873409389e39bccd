package mall.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Only operators with this permission may call this. Every method of the console's controllers
/// carries one, or says [SignedIn] or [Open] instead; the build fails for one that says nothing.
///
/// A permission is `<capability>:<verb>`: `orders:read`, `orders:ship`, `catalog:edit`. Writing it
/// here declares it: roles may then name it.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Needs {
    String value();
}
