package mall.domain.catalog.editing;

import static mall.domain.catalog.editing.CatalogSamples.freshName;
import static org.assertj.core.api.Assertions.assertThat;

import mall.domain.catalog.Catalog;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@MallTest
@Import(CatalogSamples.class)
class RichTextTests {

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogSamples samples;

    @Nested
    class RichTextOfAProduct {

        @Test
        void losesEverythingThatCouldHarm() {
            var clean = cleaned("""
                    <p onclick="steal()">好茶<script>alert(1)</script></p><iframe src="https://evil.example"></iframe>
                    <a href="javascript:alert(1)">这里</a><img src="https://evil.example/x.png" onerror="alert(1)">
                    <img src="x" onerror=alert(1)><svg onload=alert(1)></svg><style>p{}</style><form action="/x"></form>
                    <p style="background:url(javascript:alert(1));position:fixed;color:red">红</p>
                    """);

            assertThat(clean)
                    .contains("好茶", "这里", "红", "color:red")
                    .doesNotContainIgnoringCase(
                            "script",
                            "onclick",
                            "onerror",
                            "onload",
                            "iframe",
                            "evil",
                            "<svg",
                            "<style",
                            "<form",
                            "position",
                            "url(",
                            "<a");
        }

        @Test
        void keepsWhatAPageIsMadeOf() {
            var html = "<h2>冲泡</h2><p>八十五度<strong>两分钟</strong></p><img src=\"/files/abc.jpg?w&#61;800\" alt=\"茶\" />"
                    + "<table><tbody><tr><td colspan=\"2\">产地</td></tr></tbody></table><ul><li>武夷</li></ul>";

            assertThat(cleaned(html)).isEqualTo(html);
        }

        private String cleaned(String html) {
            var id = samples.onSale(samples.tea(freshName("茶")).description(html));
            return catalog.description(id).orElseThrow();
        }
    }
}
