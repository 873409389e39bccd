package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page for people, as a browser would load it.
class PageTests extends SimulatorTest {

    private static final Pattern SCRIPT = Pattern.compile("<script type=\"module\" src=\"([^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");
    private static final Pattern CALL = Pattern.compile("\\b(read|post|remove|newCode)\\(\\s*['`]([^'`]+)['`]");
    private static final Map<String, String> METHODS =
            Map.of("read", "GET", "post", "POST", "newCode", "POST", "remove", "DELETE");

    @Test
    void loadsNothingThatIsMissing() {
        assertThat(scripts()).containsKeys("app.js", "api.js", "views.js", "money-views.js", "fault-form.js");
    }

    @Test
    void callsNoControlThatIsMissing() {
        var calls = scripts().values().stream()
                .flatMap(script -> CALL.matcher(script).results())
                .map(call -> new Call(Objects.requireNonNull(METHODS.get(call.group(1))), path(call.group(2))))
                .distinct()
                .toList();

        assertThat(calls)
                .hasSizeGreaterThan(25)
                .allSatisfy(
                        call -> assertThat(allowed(call.path())).as(call.path()).contains(call.method()));
    }

    /// A value in a path may be any text.
    private static String path(String template) {
        return template.replaceAll("\\$\\{[^}]+}", "any").replaceAll("\\?.*", "");
    }

    private List<String> allowed(String path) {
        var answer = wire.call("OPTIONS", "/_control/" + path, "");
        return answer.status() == 200 ? List.of(answer.header("Allow").split(",")) : List.of();
    }

    /// Every script of the page by its name, each asked for as the page does.
    private Map<String, String> scripts() {
        var found = new TreeMap<String, String>();
        var wanted = new ArrayDeque<>(named(SCRIPT, wire.get("/").text()));
        while (!wanted.isEmpty()) {
            var name = wanted.pop();
            if (found.containsKey(name)) continue;
            var answer = wire.get("/" + name);
            assertThat(answer.status()).as(name).isEqualTo(200);
            found.put(name, answer.text());
            wanted.addAll(named(IMPORT, answer.text()));
        }
        return found;
    }

    private static List<String> named(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private record Call(String method, String path) {}
}
