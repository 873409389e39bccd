package mall.admin.freight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class FreightTemplateHttpTests {

    static final String PATH = "/admin/api/freight-templates";
    static final String RATE_OF_ZERO =
            "{\"firstUnits\":0,\"firstFeeFen\":800,\"furtherUnits\":1,\"furtherFeeFen\":200}";
    static final String RATE_BELOW_ZERO =
            "{\"firstUnits\":1,\"firstFeeFen\":-1,\"furtherUnits\":1,\"furtherFeeFen\":200}";
    static final String TEMPLATE = """
            {"name": "%s", "mode": "PIECE",
             "zones": [{"divisions": ["44", "4503"], "rate": {"firstUnits": 2, "firstFeeFen": 600,
                "furtherUnits": 3, "furtherFeeFen": 100, "freeFromAmountFen": 9900}},
                {"divisions": ["54"], "rate": null}],
             "rest": {"firstUnits": 1, "firstFeeFen": 1200, "furtherUnits": 1, "furtherFeeFen": 300}}""";

    @Autowired
    Doors doors;

    final String name = "快递 " + UUID.randomUUID().toString().substring(0, 8);
    final String template = TEMPLATE.formatted(name);
    Client clerk;

    @BeforeEach
    void aClerkIsThere() {
        clerk = doors.operatorWith("freight:read", "freight:edit");
    }

    @Test
    void isWrittenAndShown() {
        var created = clerk.post(PATH, template);
        var shown = clerk.get(PATH + "/" + created.at("/id"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(shown.at("/name")).isEqualTo(name);
        assertThat(shown.texts("/zones/0/divisions/*")).containsExactly("44", "4503");
        assertThat(shown.number("/zones/0/rate/freeFromAmountFen")).isEqualTo(9900);
        assertThat(shown.at("/zones/1/rate")).isEqualTo("null");
        assertThat(shown.number("/rest/firstFeeFen")).isEqualTo(1200);
        assertThat(clerk.get(PATH).texts("/items/*/name")).contains(name);
    }

    @Test
    void isEditedByWhoeverSawItLast() {
        var path = PATH + "/" + clerk.post(PATH, template).at("/id");
        var seen = clerk.get(path);

        var edited = clerk.ifMatch(seen).put(path, template.replace("1200", "1500"));
        var stale = clerk.ifMatch(seen).put(path, template.replace("1200", "1100"));

        assertThat(edited.number("/rest/firstFeeFen")).isEqualTo(1500);
        assertThat(edited.etag()).isNotEqualTo(seen.etag());
        assertThat(stale.status()).isEqualTo(412);
        assertThat(clerk.put(path, template).status()).isEqualTo(428);
        assertThat(clerk.get(path).number("/rest/firstFeeFen")).isEqualTo(1500);
    }

    @Test
    void isTakenOutOfUse() {
        var path = PATH + "/" + clerk.post(PATH, template).at("/id");

        assertThat(clerk.ifMatch(clerk.get(path)).delete(path).status()).isEqualTo(204);

        assertThat(clerk.get(PATH).texts("/items/*/name")).doesNotContain(name);
        assertThat(clerk.get(path).at("/archived")).isEqualTo("true");
    }

    @Test
    void bearsANameOfItsOwn() {
        clerk.post(PATH, template);

        var second = clerk.post(PATH, template);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("freight-name-taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\",\"mode\":\"PIECE\",\"zones\":[],\"rest\":null}",
                "{\"name\":\"x\",\"mode\":\"VOLUME\",\"zones\":[],\"rest\":null}",
                "{\"name\":\"x\",\"mode\":\"PIECE\",\"zones\":[null],\"rest\":null}",
                "{\"name\":\"x\",\"mode\":\"PIECE\",\"zones\":[{\"divisions\":[],\"rate\":null}],\"rest\":null}",
                "{\"name\":\"x\",\"mode\":\"PIECE\",\"zones\":[{\"divisions\":[\"4\"],\"rate\":null}],\"rest\":null}",
                "{\"name\":\"x\",\"mode\":\"PIECE\",\"zones\":[{\"divisions\":[\"99\"],\"rate\":null}],\"rest\":null}",
                "{\"name\":\"x\",\"mode\":\"PIECE\",\"zones\":[{\"divisions\":[\"44\",\"44\"],\"rate\":null}],\"rest\":null}",
                "{\"name\":\"x\",\"mode\":\"PIECE\",\"zones\":[],\"rest\":null,\"price\":1}",
                "{\"name\":\"x\",\"mode\":\"PIECE\",\"zones\":[],\"rest\":" + RATE_OF_ZERO + "}",
                "{\"name\":\"x\",\"mode\":\"PIECE\",\"zones\":[],\"rest\":" + RATE_BELOW_ZERO + "}"
            })
    void thatMakesNoSenseIsRefused(String body) {
        assertThat(clerk.post(PATH, body).status()).isEqualTo(400);
    }

    @Test
    void isForThoseWhoMay() {
        var reader = doors.operatorWith("freight:read");

        assertThat(reader.get(PATH).status()).isEqualTo(200);
        assertThat(reader.post(PATH, template).status()).isEqualTo(403);
        assertThat(doors.nobody().get(PATH).status()).isEqualTo(401);
    }
}
