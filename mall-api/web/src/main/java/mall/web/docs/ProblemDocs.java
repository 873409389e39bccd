package mall.web.docs;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;

/// How a problem document looks, the same for all calls.
final class ProblemDocs {

    private ProblemDocs() {}

    static Schema<?> schema() {
        return new ObjectSchema()
                .description("What went wrong (RFC 9457); other members are facts that belong to the code")
                .addProperty("type", new StringSchema().description("urn:mall:problem:<code>"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("For people, in the language of Accept-Language"))
                .addProperty("code", new StringSchema().description("For programs; see docs/problems.md"))
                .addProperty("traceId", new StringSchema())
                .addProperty("errors", new ArraySchema().items(wrong()))
                .required(List.of("type", "title", "status", "detail", "code"))
                .additionalProperties(true);
    }

    static ApiResponse response() {
        return new ApiResponse()
                .description("What went wrong")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static Schema<?> wrong() {
        return new ObjectSchema()
                .description("One part of the request that is wrong")
                .addProperty("pointer", new StringSchema().description("Where in the body (RFC 6901)"))
                .addProperty("parameter", new StringSchema().description("Which path, query or header parameter"))
                .addProperty("code", new StringSchema().description("The rule that was broken"))
                .addProperty("detail", new StringSchema())
                .required(List.of("code", "detail"));
    }
}
