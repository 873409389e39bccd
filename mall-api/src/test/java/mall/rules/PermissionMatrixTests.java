package mall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import mall.web.access.Access;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every endpoint, with everybody who might call it. The list comes from the mall itself, so that
/// no endpoint can be missing from it; who is let through gets on to the next question (a body
/// that is missing, an id that nobody has), who is not gets no further than 401 or 403.
@MallHttpTest
class PermissionMatrixTests {

    private static final String NOBODYS_ID = "0192f8a0-0000-7000-8000-00000000dead";

    @Autowired
    private Doors doors;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void everyEndpointOfTheConsoleSaysWhoMayCallIt() {
        var undeclared = endpoints("/admin/api/")
                .filter(endpoint -> endpoint.access instanceof Access.Undeclared)
                .map(Endpoint::toString);

        assertThat(undeclared).isEmpty();
    }

    @Test
    void everyPathHasADoor() {
        var elsewhere = mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("mall."))
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .filter(path -> Stream.of("/api/", "/admin/api/", "/webhooks/", "/files/", "/console", "/error")
                        .noneMatch(path::startsWith));

        assertThat(elsewhere).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> theConsole() {
        var shopper = doors.shopper();
        var withNothing = doors.operatorWith("operators:read-log");
        var owner = doors.owner();
        return endpoints("/admin/api/")
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> {
                    if (endpoint.access instanceof Access.Anybody) {
                        assertThat(endpoint.call(doors.nobody())).satisfies(PermissionMatrixTests::isNotAskedWhoHeIs);
                        return;
                    }
                    assertThat(endpoint.call(doors.nobody()).code()).isEqualTo("not-signed-in");
                    assertThat(endpoint.call(shopper).code()).isEqualTo("not-signed-in");
                    if (endpoint.access instanceof Access.WhoMay(var permission)
                            && !permission.equals("operators:read-log")) {
                        assertThat(endpoint.call(withNothing).code()).isEqualTo("not-permitted");
                    }
                    if (endpoint.endsSessions()) return;
                    assertThat(endpoint.call(owner)).satisfies(PermissionMatrixTests::isLetThrough);
                }));
    }

    @TestFactory
    Stream<DynamicTest> theShop() {
        var operator = doors.owner();
        return endpoints("/api/")
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> {
                    if (endpoint.access instanceof Access.Anybody) {
                        assertThat(endpoint.call(doors.nobody())).satisfies(PermissionMatrixTests::isNotAskedWhoHeIs);
                        return;
                    }
                    assertThat(endpoint.access).isInstanceOf(Access.AnyoneSignedIn.class);
                    assertThat(endpoint.call(doors.nobody()).code()).isEqualTo("not-signed-in");
                    assertThat(endpoint.call(operator).code()).isEqualTo("not-signed-in");
                    assertThat(endpoint.call(doors.nobody().with("Authorization", "Bearer made-up"))
                                    .code())
                            .isEqualTo("not-signed-in");
                    // A shopper of his own for each call: some of them end his session.
                    assertThat(endpoint.call(doors.shopper())).satisfies(PermissionMatrixTests::isLetThrough);
                }));
    }

    private static void isNotAskedWhoHeIs(Answer answer) {
        assertThat(answer.code()).isNotIn("not-signed-in", "not-permitted");
    }

    private static void isLetThrough(Answer answer) {
        assertThat(answer.status()).isNotIn(401, 403);
        assertThat(answer.status()).as(answer.toString()).isNotEqualTo(500);
    }

    private Stream<Endpoint> endpoints(String prefix) {
        return mappings.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> Endpoint.of(entry.getKey(), entry.getValue()))
                .filter(endpoint -> endpoint.path.startsWith(prefix))
                .sorted((a, b) -> a.toString().compareTo(b.toString()));
    }

    private record Endpoint(String method, String path, Access access) {

        static Stream<Endpoint> of(RequestMappingInfo mapping, HandlerMethod handler) {
            var methods = mapping.getMethodsCondition().getMethods();
            return (methods.isEmpty() ? List.of(RequestMethod.GET) : methods)
                    .stream()
                            .flatMap(method -> mapping.getPatternValues().stream()
                                    .map(path -> new Endpoint(method.name(), path, Access.of(handler))));
        }

        /// Without a body: nothing is changed by a call that is let through.
        Answer call(Client client) {
            return client.send(method, path.replaceAll("\\{[^}]*}", NOBODYS_ID), BodyPublishers.noBody());
        }

        /// The owner of the tests goes on to be needed.
        boolean endsSessions() {
            return method.equals("DELETE") && path.startsWith("/admin/api/session");
        }

        @Override
        public String toString() {
            return method + " " + path + " " + access;
        }
    }
}
