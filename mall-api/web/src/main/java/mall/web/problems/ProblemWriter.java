package mall.web.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Lets filters, which stand before all controllers, answer in the same form.
@Component
public class ProblemWriter {

    private final ProblemTranslation translation;
    private final JsonMapper json;

    ProblemWriter(ProblemTranslation translation, JsonMapper json) {
        this.translation = translation;
        this.json = json;
    }

    public void write(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) return;
        var answer = translation.of(e, request);
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.getOutputStream().write(json.writeValueAsBytes(answer.getBody()));
    }
}
