package mall.web.json;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a body whose type is known only after a look at the request, as strictly as every other
/// body is read.
@Component
public class WireJson {

    private final JsonMapper json = StrictJson.mapper();

    /// @throws HttpMessageNotReadableException with a pointer to what is wrong
    public <T> T read(JsonNode body, Class<T> type, HttpServletRequest request) {
        if (body.isNull()) throw new HttpMessageNotReadableException("", new ServletServerHttpRequest(request));
        try {
            return json.treeToValue(body, type);
        } catch (JacksonException wrong) {
            throw new HttpMessageNotReadableException("", wrong, new ServletServerHttpRequest(request));
        }
    }
}
