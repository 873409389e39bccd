package mall.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mall.domain.catalog.Catalog;
import mall.domain.catalog.search.ProductSearch;
import mall.domain.catalog.search.SearchRequest;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@MallTest(properties = "mall.demo=in-an-empty-database")
@Import(DemoFreight.class)
class DemoStartTests {

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Catalog catalog;

    @Autowired
    ProductSearch search;

    @Test
    void thatIsCutOffInTheMiddleLeavesAnEmptyShopWhichTheNextStartFills() {
        var demo = beans.createBean(DemoShop.class);

        // Hot words and message templates come last of all.
        try (var _ = BadLuck.with(jdbc, "shop_setting")) {
            assertThatThrownBy(() -> demo.run(new DefaultApplicationArguments()))
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThat(rows("freight_template") + rows("brand") + rows("category") + rows("product") + rows("stock_pool"))
                .isZero();

        demo.run(new DefaultApplicationArguments());

        assertThat(catalog.categories().roots()).hasSize(8);
        assertThat(search.facets(SearchRequest.everything()).products()).isEqualTo(40);
    }

    private int rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
