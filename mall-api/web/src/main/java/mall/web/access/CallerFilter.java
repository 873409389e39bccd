package mall.web.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import mall.domain.kernel.Refusal;
import mall.web.Caller;
import mall.web.problems.ProblemWriter;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who is behind a request. Somebody who shows nothing goes on as nobody; somebody who
/// shows what we do not accept is sent away here.
public final class CallerFilter extends OncePerRequestFilter {

    /// How one front door knows its people.
    @FunctionalInterface
    public interface Recognition {
        /// Empty when the request shows nothing.
        ///
        /// @throws Refusal when what it shows is not, or no longer, good
        Optional<Caller> recognise(HttpServletRequest request);
    }

    private final Recognition door;
    private final ProblemWriter problems;

    public CallerFilter(Recognition door, ProblemWriter problems) {
        this.door = door;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller;
        try {
            caller = door.recognise(request);
        } catch (Refusal | DataAccessException | TransactionException e) {
            problems.write(e, request, response);
            return;
        }
        caller.ifPresent(known -> SecurityContextHolder.setContext(new SecurityContextImpl(known)));
        chain.doFilter(request, response);
    }
}
