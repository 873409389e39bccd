package mall.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a parameter of type [IdempotencyKey][mall.domain.kernel.IdempotencyKey]: this request must
/// happen once, however often it arrives. The `Idempotency-Key` header is then required; the key
/// belongs to the caller, and the request's path and body are part of it.
///
/// ```java
/// @PostMapping @ResponseStatus(CREATED)
/// OrderResponse place(@RequestBody @Valid PlaceOrder order, @Once("place-order") IdempotencyKey key, …)
/// ```
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Once {
    /// What is asked for: `place-order`, `start-payment`.
    String value();
}
