package mall.promotion.campaign;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an operator reads beside a field of a play's rules, in the form that the console makes of
/// them.
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Title {
    String value();

    /// What to fill in: `80 表示八折`.
    String hint() default "";
}
