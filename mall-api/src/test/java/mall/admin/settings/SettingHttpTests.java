package mall.admin.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class SettingHttpTests {

    private static final String PATH = "/admin/api/settings/search";

    @Autowired
    Doors doors;

    Client console;

    @BeforeEach
    void aMerchant() {
        console = doors.operatorWith("settings:*");
    }

    @AfterEach
    void asItWas() {
        console.ifMatch(console.get(PATH)).put(PATH, Map.of("pinned", List.of(), "hidden", List.of()));
    }

    @Test
    void aChangeIsSeenByShoppersAtOnce() {
        var seen = console.get(PATH);

        var changed = console.ifMatch(seen).put(PATH, Map.of("pinned", List.of("中秋礼盒"), "hidden", List.of()));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.etag()).isNotEqualTo(seen.etag());
        assertThat(changed.texts("/pinned/*")).containsExactly("中秋礼盒");
        assertThat(doors.nobody().get("/api/search/hot-words").texts("/items/*"))
                .startsWith("中秋礼盒");
        assertThat(console.get("/admin/api/settings").texts("/items/*/name")).contains("search");
    }

    @Test
    void whoeverSawAnOlderVersionIsRefused() {
        var seen = console.get(PATH);
        console.ifMatch(seen).put(PATH, Map.of("pinned", List.of("先"), "hidden", List.of()));

        var late = console.ifMatch(seen).put(PATH, Map.of("pinned", List.of("后"), "hidden", List.of()));

        assertThat(late.status()).isEqualTo(412);
        assertThat(console.get(PATH).texts("/pinned/*")).containsExactly("先");
        assertThat(console.put(PATH, Map.of("pinned", List.of(), "hidden", List.of()))
                        .status())
                .isEqualTo(428);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{\"pinned\": []}",
                "{\"pinned\": [], \"hidden\": [], \"more\": 1}",
                "{\"pinned\": \"茶\", \"hidden\": []}",
                "{\"pinned\": [7], \"hidden\": []}",
                "{\"pinned\": [\"\"], \"hidden\": []}",
                "{\"pinned\": [null], \"hidden\": []}",
                "{\"pinned\": [], \"hidden\": [], \"hidden\": []}",
                "{\"pinned\": [],"
            })
    void aValueThatItsRecordDoesNotAllowIsRefused(String body) {
        var seen = console.get(PATH);

        var refused = console.ifMatch(seen).put(PATH, body);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(console.get(PATH).etag()).isEqualTo(seen.etag());
    }

    @Test
    void aSettingThatNobodyDeclaresIsNotThere() {
        assertThat(console.get("/admin/api/settings/nothing").status()).isEqualTo(404);
        assertThat(console.with("If-Match", "\"0\"")
                        .put("/admin/api/settings/nothing", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoMayOnlyReadDoesNotWrite() {
        var reader = doors.operatorWith("settings:read");

        assertThat(reader.get(PATH).status()).isEqualTo(200);
        assertThat(reader.ifMatch(reader.get(PATH))
                        .put(PATH, Map.of("pinned", List.of(), "hidden", List.of()))
                        .status())
                .isEqualTo(403);
    }
}
