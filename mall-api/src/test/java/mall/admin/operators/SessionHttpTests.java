package mall.admin.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class SessionHttpTests {

    @Autowired
    private Doors doors;

    @Test
    void anOperatorSeesWhoHeIsAndWhatHeMayDo() {
        var me = doors.operatorWith("operators:read").get("/admin/api/session");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.texts("/permissions/*")).containsExactly("operators:read");
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        var login = doors.newOperator("operators:read");

        var answer = doors.nobody().post("/admin/api/session", login);

        assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/admin/api");
        assertThat(answer.text()).doesNotContain(answer.header("Set-Cookie").substring(13, 30));
    }

    @Test
    void aWrongPasswordIsRefusedLikeAnUnknownLogin() {
        var login = doors.newOperator("operators:read");

        var wrong = doors.nobody().post("/admin/api/session", new Doors.Login(login.login(), "not the password"));
        var unknown = doors.nobody().post("/admin/api/session", new Doors.Login("somebody", "not the password"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("wrong-credentials");
        assertThat(unknown.code()).isEqualTo("wrong-credentials");
    }

    @Test
    void loggingOutEndsTheSessionAtOnce() {
        var operator = doors.operatorWith("operators:read");

        assertThat(operator.delete("/admin/api/session").status()).isEqualTo(204);

        assertThat(operator.get("/admin/api/session").status()).isEqualTo(401);
    }

    @Test
    void aChangeWithoutTheTokenOfThePageIsRefused() {
        var operator = doors.operatorWith("operators:read");

        var forged = operator.with("X-CSRF-Token", "guessed").delete("/admin/api/session");
        var fromElsewhere = operator.with("Sec-Fetch-Site", "cross-site").delete("/admin/api/session");

        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.code()).isEqualTo("forged-request");
        assertThat(fromElsewhere.code()).isEqualTo("forged-request");
        assertThat(operator.get("/admin/api/session").status()).isEqualTo(200);
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() {
        var login = doors.newOperator("operators:read");
        var here = doors.asOperator(login);
        var elsewhere = doors.asOperator(login);

        var changed = here.put(
                "/admin/api/session/password", Map.of("current", login.password(), "next", "another horse battery"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(elsewhere.get("/admin/api/session").status()).isEqualTo(401);
        assertThat(doors.nobody().post("/admin/api/session", login).status()).isEqualTo(401);
        assertThat(doors.asOperator(new Doors.Login(login.login(), "another horse battery"))
                        .get("/admin/api/session")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anOperatorEndsASessionThatHeLeftOpenElsewhere() {
        var login = doors.newOperator("operators:read");
        var here = doors.asOperator(login);
        var elsewhere = doors.asOperator(login);
        var other = here.get("/admin/api/session/all")
                .body()
                .valueStream()
                .filter(session -> !session.get("current").booleanValue())
                .map(session -> session.get("id").stringValue())
                .findFirst()
                .orElseThrow();

        assertThat(here.delete("/admin/api/session/all/" + other).status()).isEqualTo(204);

        assertThat(elsewhere.get("/admin/api/session").status()).isEqualTo(401);
        assertThat(doors.operatorWith("operators:read")
                        .delete("/admin/api/session/all/" + other)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aShoppersTokenOpensNothingHereNorAnOperatorsCookieThere() {
        var shopper = doors.shopper();
        var operator = doors.owner();

        assertThat(shopper.get("/admin/api/session").status()).isEqualTo(401);
        assertThat(operator.get("/api/me").status()).isIn(401, 404);
    }
}
