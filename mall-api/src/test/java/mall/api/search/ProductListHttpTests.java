package mall.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductKind;
import mall.domain.catalog.editing.Categories;
import mall.domain.catalog.editing.CategoryDraft;
import mall.domain.catalog.editing.ProductDraft;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.catalog.editing.Products;
import mall.domain.files.Files;
import mall.domain.files.Purpose;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Money;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class ProductListHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    Products products;

    @Autowired
    Categories categories;

    @Autowired
    Files files;

    Client anybody;
    CategoryId shelf;

    @BeforeEach
    void aShelfOfThree() {
        anybody = doors.nobody();
        shelf = categories.create(
                null, new CategoryDraft("架" + UUID.randomUUID().toString().substring(0, 8), null, false));
        onSale("厚乳奶茶", 1900);
        onSale("轻乳奶茶", 1500);
        onSale("冷萃咖啡", 2500);
    }

    @Nested
    class TheList {

        @Test
        void showsAShelfToAnybody() {
            var answer = anybody.get("/api/products?sort=PRICE_UP&category=" + shelf);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.texts("/items/*/title")).containsExactly("轻乳奶茶", "厚乳奶茶", "冷萃咖啡");
            assertThat(answer.number("/items/0/priceFen")).isEqualTo(1500);
            assertThat(answer.at("/items/0/soldOut")).isEqualTo("true");
        }

        @Test
        void findsPartsOfWordsAndInitials() {
            assertThat(titles("/api/products?category=" + shelf + "&q=" + encoded("奶茶")))
                    .containsExactlyInAnyOrder("厚乳奶茶", "轻乳奶茶");
            assertThat(titles("/api/products?category=" + shelf + "&q=lckf")).containsExactly("冷萃咖啡");
        }

        @Test
        void goesOnWhereItStopped() {
            var first = anybody.get("/api/products?sort=PRICE_UP&limit=2&category=" + shelf);

            var second = anybody.get(
                    "/api/products?sort=PRICE_UP&limit=2&category=" + shelf + "&cursor=" + encoded(first.at("/next")));

            assertThat(second.texts("/items/*/title")).containsExactly("冷萃咖啡");
            assertThat(second.body().at("/next").isNull()).isTrue();
        }

        @Test
        void saysWhatItIsMadeOf() {
            var facets = anybody.get("/api/products/facets?category=" + shelf);

            assertThat(facets.number("/products")).isEqualTo(3);
            assertThat(facets.number("/lowestPriceFen")).isEqualTo(1500);
            assertThat(facets.number("/highestPriceFen")).isEqualTo(2500);
        }

        @ParameterizedTest
        @CsvSource({
            "limit=1000000",
            "limit=0",
            "limit=-1",
            "limit=x",
            "sort=CHEAP",
            "sort=price_fen;drop",
            "category=1",
            "brand=x",
            "lowestFen=-1",
            "lowestFen=1.5",
            "lowestFen=99999999999999999999",
            "cursor=AAAA",
            "inStock=perhaps"
        })
        void refusesWhatMakesNoSense(String parameter) {
            var answer = anybody.get("/api/products?" + parameter);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Nested
    class TheSearchBox {

        @Test
        void suggestsTitles() {
            assertThat(anybody.get("/api/search/suggestions?q=" + encoded("冷萃")).texts("/items/*"))
                    .contains("冷萃咖啡");
        }

        @Test
        void showsHotWords() {
            assertThat(anybody.get("/api/search/hot-words").status()).isEqualTo(200);
        }

        @Test
        void suggestsNothingForNothing() {
            assertThat(anybody.get("/api/search/suggestions?q=").status()).isEqualTo(400);
        }
    }

    private List<String> titles(String path) {
        return anybody.get(path).texts("/items/*/title");
    }

    private void onSale(String title, long fen) {
        var by = Actor.shop();
        var picture = files.store(picture(), Purpose.SHOP_PICTURE, by).path();
        var id = products.draft(
                new ProductDraft(
                        title,
                        "",
                        ProductKind.PHYSICAL,
                        List.of(shelf),
                        null,
                        List.of(),
                        List.of(picture),
                        "<p>好</p>",
                        List.of(),
                        List.of(new SkuDraft(List.of(), null, Money.ofFen(fen), null, 300, null, null)),
                        null,
                        null,
                        null,
                        0),
                by);
        products.putOnSale(List.of(id), by);
    }

    private static byte[] picture() {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
