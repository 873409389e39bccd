package mall.domain.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Violation;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.editing.CatalogSamples;
import mall.testing.MallTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Plants what must never be and looks whether the audit sees it.
@MallTest
@Import(CatalogSamples.class)
class SearchChecksTests {

    @Autowired
    Audit audit;

    @Autowired
    ProductIndex index;

    @Autowired
    CatalogSamples samples;

    @Autowired
    JdbcClient jdbc;

    ProductId tea = ProductId.next();

    @BeforeEach
    void aTeaOnSale() {
        tea = samples.onSale(samples.tea("老白茶"));
        assertThat(violations()).isEmpty();
    }

    @AfterEach
    void repair() {
        jdbc.sql("update product set state = 'ON_SALE' where id = :id")
                .param("id", tea.id())
                .update();
        index.write(tea);
    }

    @Test
    void whatIsOnSaleAndNotToBeFoundIsSeen() {
        index.remove(tea);

        assertThat(violations()).containsExactly("on sale, and not to be found");
    }

    @Test
    void whatIsToBeFoundAndNotOnSaleIsSeen() {
        jdbc.sql("update product set state = 'OFF_SALE' where id = :id")
                .param("id", tea.id())
                .update();

        assertThat(violations()).containsExactly("to be found, and not on sale");
    }

    private List<String> violations() {
        return audit.run().findings().stream()
                .filter(finding -> finding.check().equals("search-finds-exactly-what-is-on-sale"))
                .flatMap(finding -> finding.violations().stream())
                .filter(violation -> violation.subject().equals(tea.toString()))
                .map(Violation::detail)
                .toList();
    }
}
