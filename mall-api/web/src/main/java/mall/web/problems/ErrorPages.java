package mall.web.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What goes wrong outside of all controllers: in a filter, or before the mall gets to see a
/// request.
@Configuration
class ErrorPages {

    /// Behind filters.
    @RestController
    static class Errors implements ErrorController {

        private final Problems problems;

        Errors(Problems problems) {
            this.problems = problems;
        }

        @RequestMapping("/error")
        ResponseEntity<Problem> error(HttpServletRequest request) {
            var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            // Whoever asks for this path by himself finds nothing.
            var status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
            var problem =
                    status == null || !status.isError() ? WebProblem.INTERNAL : ProblemTranslation.byStatus(status);
            return problems.of(problem, request);
        }
    }

    /// Before filters: Tomcat answers what is no HTTP by itself, and without its usual page.
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatSaysNoMoreThanTheStatus() {
        return tomcat -> tomcat.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Silent.class.getName());
                host.getPipeline().addValve(new Silent());
            }
        });
    }

    /// A valve that reports nothing.
    public static final class Silent extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            // So that no other valve reports it either.
            response.setErrorReported();
        }
    }
}
