package mall.domain.catalog.editing;

import java.util.List;
import java.util.regex.Pattern;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Makes rich text harmless before it is stored: what a product page needs stays, everything else
/// (scripts, handlers, frames, links, forms) goes. Pictures come from our own files only, so that
/// nobody can put another picture behind an address later.
final class RichText {

    private static final Pattern OUR_FILE = Pattern.compile("/files/[A-Za-z0-9_.-]{1,80}(\\?w=\\d{1,4})?");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "div", "span", "br", "hr", "h1", "h2", "h3", "h4", "blockquote")
            .allowElements("strong", "b", "em", "i", "u", "s", "sub", "sup", "ul", "ol", "li")
            .allowElements("table", "thead", "tbody", "tr", "th", "td", "img")
            .allowWithoutAttributes("span")
            .allowAttributes("src")
            .matching(OUR_FILE)
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("width", "height")
            .matching(Pattern.compile("\\d{1,4}%?"))
            .onElements("img")
            .allowAttributes("colspan", "rowspan")
            .matching(Pattern.compile("\\d{1,2}"))
            .onElements("th", "td")
            .allowStyling(CssSchema.withProperties(List.of(
                    "color", "background-color", "text-align", "font-weight", "font-size", "line-height", "width")))
            .toFactory();

    private RichText() {}

    static String clean(String html) {
        return POLICY.sanitize(html);
    }
}
