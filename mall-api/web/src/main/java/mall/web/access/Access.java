package mall.web.access;

import java.lang.reflect.AnnotatedElement;
import mall.web.Needs;
import mall.web.Open;
import mall.web.SignedIn;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/// Who may call a method of a controller, as it says itself.
public sealed interface Access {

    record Anybody() implements Access {}

    record AnyoneSignedIn() implements Access {}

    record WhoMay(String permission) implements Access {}

    /// It does not say, and nobody may.
    record Undeclared() implements Access {}

    /// What the method says, else what its class says; on the shop's side, where everything is a
    /// shopper's own, saying nothing means any shopper.
    static Access of(HandlerMethod method) {
        var own = declared(method.getMethod());
        if (!(own instanceof Undeclared)) return own;
        var type = method.getBeanType();
        var ofType = declared(type);
        if (!(ofType instanceof Undeclared)) return ofType;
        return type.getPackageName().startsWith("mall.api") ? new AnyoneSignedIn() : new Undeclared();
    }

    private static Access declared(AnnotatedElement element) {
        var needs = AnnotatedElementUtils.findMergedAnnotation(element, Needs.class);
        if (needs != null) return new WhoMay(needs.value());
        if (AnnotatedElementUtils.hasAnnotation(element, SignedIn.class)) return new AnyoneSignedIn();
        if (AnnotatedElementUtils.hasAnnotation(element, Open.class)) return new Anybody();
        return new Undeclared();
    }
}
