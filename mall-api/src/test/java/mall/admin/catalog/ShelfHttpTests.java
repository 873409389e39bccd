package mall.admin.catalog;

import static java.util.stream.Collectors.toCollection;
import static mall.admin.catalog.Merchant.fresh;
import static mall.admin.catalog.Merchant.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class ShelfHttpTests {

    @Autowired
    Doors doors;

    Client console;
    Merchant merchant;

    @BeforeEach
    void aMerchant() {
        console = doors.operatorWith("catalog:*", "files:upload");
        merchant = new Merchant(console);
    }

    @Nested
    class AShelf {

        @Test
        void isPutUpRenamedArrangedMovedAndTakenAway() {
            var root = merchant.shelf();
            var tea = create(root, "茶");
            var coffee = create(root, "咖啡");
            assertThat(shownIn(root)).containsExactly("茶", "咖啡");

            var order = List.of(coffee.at("/id"), tea.at("/id"));
            assertThat(console.put("/admin/api/categories/order", Map.of("parent", root, "order", order))
                            .status())
                    .isEqualTo(204);
            assertThat(shownIn(root)).containsExactly("咖啡", "茶");

            var renamed = console.ifMatch(tea)
                    .put(path(tea), Map.of("name", "好茶", "picture", merchant.picture(), "hidden", false));
            assertThat(renamed.status()).isEqualTo(200);
            assertThat(shownIn(root)).containsExactly("咖啡", "好茶");

            var moved = console.ifMatch(renamed).put(path(tea) + "/parent", Map.of("parent", coffee.at("/id")));
            assertThat(moved.at("/parent")).isEqualTo(coffee.at("/id"));
            assertThat(shownIn(root)).containsExactly("咖啡");

            assertThat(console.ifMatch(coffee).delete(path(coffee)).code()).isEqualTo("category-in-use");
            assertThat(console.ifMatch(moved).delete(path(tea)).status()).isEqualTo(204);
            assertThat(console.get(path(tea)).status()).isEqualTo(404);
        }

        @Test
        void isNotShownWhileItIsHidden() {
            var root = merchant.shelf();
            var tea = create(root, "茶");

            console.ifMatch(tea).put(path(tea), Map.of("name", "茶", "hidden", true));

            assertThat(shownIn(root)).isEmpty();
            assertThat(console.get("/admin/api/categories").texts("/items/*/id"))
                    .contains(tea.at("/id"));
        }

        @Test
        void isNotChangedByWhoeverSawAnOlderVersion() {
            var tea = create(merchant.shelf(), "茶");
            console.ifMatch(tea).put(path(tea), Map.of("name", "甲", "hidden", false));

            assertThat(console.ifMatch(tea)
                            .put(path(tea), Map.of("name", "乙", "hidden", false))
                            .status())
                    .isEqualTo(412);
            assertThat(console.ifMatch(tea).delete(path(tea)).status()).isEqualTo(412);
            assertThat(console.delete(path(tea)).status()).isEqualTo(428);
        }

        @Test
        void isRefusedWhereItCannotStand() {
            var root = merchant.shelf();
            var tea = create(root, "茶");
            var green = create(tea.at("/id"), "绿茶");

            assertThat(post(root, "茶").code()).isEqualTo("name-taken");
            assertThat(post(green.at("/id"), "龙井").code()).isEqualTo("category-too-deep");
            assertThat(console.ifMatch(tea)
                            .put(path(tea) + "/parent", Map.of("parent", green.at("/id")))
                            .code())
                    .isEqualTo("category-in-itself");
            assertThat(post(UUID.randomUUID().toString(), "茶").status()).isEqualTo(404);
        }

        @Test
        void isRefusedForWhatMakesNoSense() {
            var root = merchant.shelf();

            assertThat(post(root, "").status()).isEqualTo(400);
            assertThat(post(root, "茶".repeat(21)).status()).isEqualTo(400);
            assertThat(post("x", "茶").status()).isEqualTo(400);
            assertThat(console.post("/admin/api/categories", Map.of("name", "茶", "hidden", "no"))
                            .status())
                    .isEqualTo(400);
            assertThat(console.post("/admin/api/categories", Map.of("name", "茶", "hidden", false, "position", 1))
                            .code())
                    .isEqualTo("unknown-field");
            assertThat(console.put(
                                    "/admin/api/categories/order",
                                    Map.of("parent", root, "order", List.of(UUID.randomUUID())))
                            .code())
                    .isEqualTo("not-an-arrangement");
            assertThat(console.put(
                                    "/admin/api/categories/order",
                                    Map.of("order", Collections.nCopies(1_001, UUID.randomUUID())))
                            .status())
                    .isEqualTo(400);
        }

        private Answer create(String parent, String name) {
            var created = post(parent, name);
            assertThat(created.status()).isEqualTo(201);
            return created;
        }

        private Answer post(String parent, String name) {
            return console.post("/admin/api/categories", Map.of("parent", parent, "name", name, "hidden", false));
        }

        private static String path(Answer category) {
            return "/admin/api/categories/" + category.at("/id");
        }

        private List<String> shownIn(String root) {
            return doors.nobody()
                    .get("/api/categories")
                    .body()
                    .at("/items")
                    .valueStream()
                    .filter(shelf -> shelf.at("/id").stringValue().equals(root))
                    .flatMap(shelf -> shelf.at("/children").valueStream())
                    .map(child -> child.at("/name").stringValue())
                    .toList();
        }
    }

    @Nested
    class ABrand {

        @Test
        void isAddedEditedAndRemovedUnlessProductsBearIt() {
            var name = fresh("半山");
            var created = console.post("/admin/api/brands", Map.of("name", name, "story", "山腰"));
            var path = "/admin/api/brands/" + created.at("/id");
            assertThat(created.status()).isEqualTo(201);
            assertThat(doors.nobody().get("/api/brands").texts("/items/*/name")).contains(name);

            var product = merchant.onSale(with(merchant.tea(), "brand", created.at("/id")));
            assertThat(doors.nobody().get("/api/products/" + product).at("/brand/name"))
                    .isEqualTo(name);

            var renamed = console.ifMatch(created).put(path, Map.of("name", name + "茶", "story", ""));
            assertThat(doors.nobody().get("/api/products/" + product).at("/brand/name"))
                    .isEqualTo(name + "茶");
            assertThat(console.ifMatch(renamed).delete(path).code()).isEqualTo("brand-in-use");
            assertThat(console.ifMatch(created)
                            .put(path, Map.of("name", "迟", "story", ""))
                            .status())
                    .isEqualTo(412);
            assertThat(console.post("/admin/api/brands", Map.of("name", name + "茶", "story", ""))
                            .code())
                    .isEqualTo("name-taken");
        }

        @Test
        void standsInTheMerchantsOrder() {
            var last = console.post("/admin/api/brands", Map.of("name", fresh("早窑"), "story", ""))
                    .at("/id");
            var order = console.get("/admin/api/brands").texts("/items/*/id").stream()
                    .filter(id -> !id.equals(last))
                    .collect(toCollection(ArrayList::new));
            order.addFirst(last);

            assertThat(console.put("/admin/api/brands/order", Map.of("order", order))
                            .status())
                    .isEqualTo(204);
            assertThat(doors.nobody().get("/api/brands").texts("/items/*/id")).isEqualTo(order);
        }
    }
}
