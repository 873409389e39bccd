package mall.api.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MallHttpTest
class InterestHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    JdbcClient jdbc;

    @Nested
    class AFavourite {

        final Client me = doors.shopper();
        final String tea = aProduct("明前西湖龙井");
        final String coffee = aProduct("冷萃黑咖啡");

        @Test
        void isMarkedAndListedPageByPage() {
            assertThat(me.put("/api/favourites/" + tea).status()).isEqualTo(204);
            assertThat(me.put("/api/favourites/" + coffee).status()).isEqualTo(204);
            assertThat(me.put("/api/favourites/" + tea).status()).isEqualTo(204);

            var first = me.get("/api/favourites?limit=1");
            var second = me.get("/api/favourites?limit=1&cursor=" + first.at("/next"));

            assertThat(first.texts("/items/*/title")).containsExactly("冷萃黑咖啡");
            assertThat(second.texts("/items/*/title")).containsExactly("明前西湖龙井");
            assertThat(second.number("/items/0/priceFen")).isEqualTo(5000);
            assertThat(second.at("/next")).isEqualTo("null");
            assertThat(me.get("/api/favourites/" + tea).at("/favourite")).isEqualTo("true");
        }

        @Test
        void isUnmarkedAsOftenAsOneLikes() {
            me.put("/api/favourites/" + tea);

            assertThat(me.delete("/api/favourites/" + tea).status()).isEqualTo(204);
            assertThat(me.delete("/api/favourites/" + tea).status()).isEqualTo(204);
            assertThat(me.get("/api/favourites").texts("/items/*/product")).isEmpty();
        }

        @Test
        void isNotWhatIsNotThere() {
            assertThat(me.put("/api/favourites/" + UUID.randomUUID()).status()).isEqualTo(404);
            assertThat(me.put("/api/favourites/x").status()).isEqualTo(400);
            assertThat(me.get("/api/favourites?limit=1000000").status()).isEqualTo(400);
            assertThat(me.get("/api/favourites?cursor=made-up").status()).isEqualTo(400);
        }

        @Test
        void isNobodyElses() {
            me.put("/api/favourites/" + tea);

            assertThat(doors.shopper().get("/api/favourites").texts("/items/*/product"))
                    .isEmpty();
            assertThat(doors.nobody().put("/api/favourites/" + tea).status()).isEqualTo(401);
        }
    }

    @Nested
    class AFootprint {

        final Client me = doors.shopper();
        final String tea = aProduct("明前西湖龙井");
        final String coffee = aProduct("冷萃黑咖啡");

        @Test
        void isLeftByLookingAndShownTheLastFirst() {
            me.put("/api/footprints/" + tea);
            me.put("/api/footprints/" + coffee);
            me.put("/api/footprints/" + tea);

            assertThat(me.get("/api/footprints").texts("/items/*/title")).containsExactly("明前西湖龙井", "冷萃黑咖啡");
        }

        @Test
        void isWipedAway() {
            me.put("/api/footprints/" + tea);
            me.put("/api/footprints/" + coffee);

            me.delete("/api/footprints/" + tea);
            assertThat(me.get("/api/footprints").texts("/items/*/title")).containsExactly("冷萃黑咖啡");

            me.delete("/api/footprints");
            assertThat(me.get("/api/footprints").texts("/items/*/title")).isEmpty();
        }
    }

    String aProduct(String title) {
        var product = UUID.randomUUID();
        jdbc.sql("""
                        with made as (
                            insert into product (id, title, subtitle, kind, state, tags, pictures, specs, prominence,
                                description, created_at, changed_at, put_on_sale_at, version)
                            values (:product, :title, '', 'PHYSICAL', 'ON_SALE', '{}', '{}', '[]', 0, '', now(), now(),
                                now(), 0)
                            returning id)
                        insert into sku (id, product_id, position, spec_values, list_price_fen, price_fen,
                            weight_grams, retired)
                        select uuidv7(), id, 0, '{}', 5000, 5000, 100, false from made
                        """).param("product", product).param("title", title).update();
        return product.toString();
    }
}
