package mall.web.docs;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import mall.domain.kernel.IdempotencyKey;
import mall.web.Cursor;
import mall.web.IfMatch;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Two descriptions, one for each front door; committed as `docs/openapi/shop.yaml` and
/// `admin.yaml`, which are the contract.
@Configuration
class ApiDescription {

    static {
        // They are documented as the headers and parameters that they come from.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Cursor.class, IfMatch.class, IdempotencyKey.class);
    }

    @Bean
    GroupedOpenApi shopDescription() {
        return group("shop", "/api/**", "The Mini Program's calls")
                .addOpenApiCustomizer(api -> api.getComponents()
                        .addSecuritySchemes(
                                OperationDocs.SIGNED_IN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("The access token from login")))
                .build();
    }

    @Bean
    GroupedOpenApi consoleDescription() {
        return group("admin", "/admin/api/**", "The console's calls")
                .addOpenApiCustomizer(api -> api.getComponents()
                        .addSecuritySchemes(
                                OperationDocs.SIGNED_IN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("mall_console")
                                        .description("The session cookie from login; whatever changes something"
                                                + " carries the X-CSRF-Token header as well")))
                .build();
    }

    @Bean
    GlobalOpenApiCustomizer problemDocuments() {
        return api -> {
            api.getComponents().addSchemas("Problem", ProblemDocs.schema());
            api.getComponents().addResponses("Problem", ProblemDocs.response());
        };
    }

    @Bean
    GlobalOperationCustomizer operationDocs() {
        return new OperationDocs();
    }

    @Bean
    SchemaNames schemaNames() {
        return new SchemaNames();
    }

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers, SchemaNames names) {
        return new ModelResolver(mappers.jsonMapper(), names);
    }

    @Bean
    ModelConverter valueSchemas() {
        return new ValueSchemas();
    }

    private static GroupedOpenApi.Builder group(String name, String paths, String title) {
        return GroupedOpenApi.builder()
                .group(name)
                .pathsToMatch(paths)
                .addOpenApiCustomizer(api -> describe(api, title));
    }

    private static void describe(OpenAPI api, String title) {
        api.info(new Info().title(title).version("1").description("""
                        Money is an integer in fen, in fields that end in `Fen`; times are RFC 3339 in UTC; ids are
                        texts. Whatever goes wrong is a problem document (RFC 9457) whose `code` stands in
                        docs/problems.md. Fields that are not described here are refused."""));
        api.servers(List.of(new Server().url("/")));
    }
}
