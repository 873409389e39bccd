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

    /// The same for a part of a body that is known to be an object.
    ///
    /// @param field where the part stands in the body: pointers begin with it
    public <T> T readPart(String field, JsonNode part, Class<T> type, HttpServletRequest request) {
        try {
            return json.treeToValue(part, type);
        } catch (JacksonException wrong) {
            wrong.prependPath(new JacksonException.Reference(null, field));
            throw new HttpMessageNotReadableException("", wrong, new ServletServerHttpRequest(request));
        }
    }
}
