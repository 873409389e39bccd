package mall.web.problems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/// The sentences of problem documents, by language and code. Each capability brings its own as
/// `problems/<capability>_zh.properties` and `_en.properties`; `{name}` in a sentence stands for
/// the fact of that name.
@Component
public final class ProblemTexts {

    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

    private final Map<String, String> chinese = load("zh");
    private final Map<String, String> english = load("en");

    /// The sentence for a code; a code that has none reads as itself, which the catalogue test
    /// does not let happen.
    public String sentence(String code, Locale language, Map<String, Object> facts) {
        var sentence = texts(language).getOrDefault(code, code);
        return FACT.matcher(sentence).replaceAll(match -> Matcher.quoteReplacement(shown(facts.get(match.group(1)))));
    }

    /// All sentences of a language, by code.
    public Map<String, String> texts(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english : chinese;
    }

    private static String shown(@Nullable Object fact) {
        return fact == null ? "?" : fact.toString();
    }

    private static Map<String, String> load(String language) {
        try {
            var texts = new HashMap<String, String>();
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:problems/*_" + language + ".properties")) {
                Properties lines =
                        PropertiesLoaderUtils.loadProperties(new EncodedResource(file, StandardCharsets.UTF_8));
                lines.stringPropertyNames().forEach(code -> texts.put(code, lines.getProperty(code)));
            }
            return Map.copyOf(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
