package mall.domain.catalog;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Shelves and brands as the database has them at this moment, for whoever is about to change
/// them; everybody else asks the [Catalog].
@Component
public class Shelves {

    private final JdbcClient jdbc;

    Shelves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public CategoryTree categories() {
        return new CategoryTree(jdbc.sql("""
                        select id, parent_id, name, picture, hidden, version from category order by position, id
                        """)
                .query((row, _) -> new CategoryTree.Node(
                        new CategoryId(row.getObject("id", UUID.class)),
                        row.getObject("parent_id", UUID.class) instanceof UUID parent ? new CategoryId(parent) : null,
                        row.getString("name"),
                        row.getString("picture"),
                        row.getBoolean("hidden"),
                        row.getLong("version")))
                .list());
    }

    /// In the merchant's order.
    public List<Brand> brands() {
        return jdbc.sql("select id, name, logo, story, version from brand order by position, id")
                .query((row, _) -> new Brand(
                        new BrandId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("logo"),
                        row.getString("story"),
                        row.getLong("version")))
                .list();
    }
}
