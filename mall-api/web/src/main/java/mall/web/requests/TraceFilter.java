package mall.web.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import mall.domain.kernel.Ids;
import mall.web.Rehearsal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives every answer the id under which the logs know it, and writes the access log. Query
/// strings stay out of the log: they may hold a phone number that an operator looks for.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // right behind the filter that opens the span
class TraceFilter extends OncePerRequestFilter {

    private static final Logger access = LoggerFactory.getLogger("mall.access");
    private static final String TRACE = "traceId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var traced = MDC.get(TRACE);
        var trace = traced == null ? Ids.hex(Ids.next()) : traced;
        if (traced == null) MDC.put(TRACE, trace);
        response.setHeader("X-Trace-Id", trace);
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            access.atLevel(Rehearsal.is(request) ? Level.DEBUG : Level.INFO)
                    .setMessage("{} {} {} {} ms")
                    .addArgument(request.getMethod())
                    .addArgument(request.getRequestURI())
                    .addArgument(response.getStatus())
                    .addArgument(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start))
                    .log();
            if (traced == null) MDC.remove(TRACE);
        }
    }
}
