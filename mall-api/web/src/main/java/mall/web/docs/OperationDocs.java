package mall.web.docs;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import mall.web.Cursor;
import mall.web.IfMatch;
import mall.web.Once;
import mall.web.access.Access;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/// What our own parameters and annotations mean to a caller.
final class OperationDocs implements GlobalOperationCustomizer {

    static final String SIGNED_IN = "signedIn";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        // Two methods of a name would else be numbered in no particular order.
        var controller = method.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        operation.setOperationId(
                uncapitalised(controller) + "-" + method.getMethod().getName());
        for (var parameter : method.getMethodParameters()) {
            if (parameter.getParameterType() == Cursor.class) addCursor(operation);
            if (parameter.getParameterType() == IfMatch.class) addIfMatch(operation);
            if (parameter.hasParameterAnnotation(Once.class)) addIdempotencyKey(operation);
        }
        operation.getResponses().addApiResponse("default", new ApiResponse().$ref("#/components/responses/Problem"));
        addAccess(operation, method);
        return operation;
    }

    private static void addAccess(Operation operation, HandlerMethod method) {
        var access = Access.of(method);
        if (access instanceof Access.Anybody) return;
        operation.addSecurityItem(new SecurityRequirement().addList(SIGNED_IN));
        if (access instanceof Access.WhoMay(var permission)) operation.addExtension("x-permission", permission);
    }

    private static void addCursor(Operation operation) {
        operation.addParametersItem(new Parameter()
                .in("query")
                .name("limit")
                .description("How many items at most")
                .schema(new IntegerSchema()
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(Cursor.MAX_LIMIT))
                        ._default(Cursor.DEFAULT_LIMIT)));
        operation.addParametersItem(new Parameter()
                .in("query")
                .name("cursor")
                .description("The `next` of the page before; nothing for the first page")
                .schema(new StringSchema()));
    }

    private static void addIfMatch(Operation operation) {
        operation.addParametersItem(new Parameter()
                .in("header")
                .name("If-Match")
                .required(true)
                .description("The ETag of what is edited; 412 when it has changed since, 428 when it is missing")
                .schema(new StringSchema().example("\"7\"")));
    }

    private static void addIdempotencyKey(Operation operation) {
        operation.addParametersItem(new Parameter()
                .in("header")
                .name("Idempotency-Key")
                .required(true)
                .description("8 to 64 visible ASCII characters, kept for 24 hours: the same key and body give the"
                        + " same answer, another body 422, a request still being worked on 409")
                .schema(new StringSchema().minLength(8).maxLength(64)));
    }

    private static String uncapitalised(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
