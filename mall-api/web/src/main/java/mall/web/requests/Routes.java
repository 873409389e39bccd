package mall.web.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Finds the method for a path. Spring tries all conditions of every endpoint that has a variable
/// in its path, hundreds of them; whatever differs in the words before its first variable is
/// passed over here at the price of one comparison.
class Routes extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, List<String>> beginnings = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo mapping, HttpServletRequest request) {
        return mayMatch(
                        mapping,
                        ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication())
                ? super.getMatchingMapping(mapping, request)
                : null;
    }

    private boolean mayMatch(RequestMappingInfo mapping, PathContainer path) {
        var asked = path.value();
        if (asked.indexOf('%') >= 0 || asked.indexOf(';') >= 0) return true; // spelt in another way
        for (var beginning : beginnings.computeIfAbsent(mapping, Routes::beginnings)) {
            if (asked.startsWith(beginning)) return true;
        }
        return false;
    }

    private static List<String> beginnings(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream().map(Routes::beginning).toList();
    }

    /// `/api/products/` of `/api/products/{id}/favourite`; all of a path without variables. What
    /// may be followed by nothing, as `/files/**`, begins without its last slash.
    private static String beginning(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("{*?".indexOf(pattern.charAt(i)) < 0) continue;
            var mayEnd = pattern.startsWith("**", i) || pattern.startsWith("{*", i);
            return pattern.substring(0, mayEnd && i > 0 ? i - 1 : i);
        }
        return pattern;
    }
}
