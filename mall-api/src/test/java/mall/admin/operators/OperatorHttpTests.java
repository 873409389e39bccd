package mall.admin.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class OperatorHttpTests {

    @Autowired
    private Doors doors;

    @Test
    void anInvitedPersonChoosesLoginAndPasswordAndGetsToWork() {
        var owner = doors.owner();
        var role = newRole(owner, "operators:read");
        var login = "xiaoliu-" + UUID.randomUUID().toString().substring(0, 8);

        var link = owner.post("/admin/api/invitations", Map.of("role", role.at("/id")))
                .at("/link");
        var token = link.substring(link.lastIndexOf('/') + 1);
        var accepted = doors.nobody().post("/admin/api/invitations/acceptance", acceptance(token, login));

        assertThat(link).contains("/console/#/invitation/");
        assertThat(accepted.status()).isEqualTo(201);
        var liu = doors.asOperator(new Doors.Login(login, "a long enough password"));
        assertThat(liu.get("/admin/api/operators").texts("/*/login")).contains(login);
        assertThat(liu.post("/admin/api/roles", Map.of("name", "more", "permissions", List.of("*")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anInvitationIsAcceptedOnce() {
        var owner = doors.owner();
        var link = owner.post(
                        "/admin/api/invitations",
                        Map.of("role", newRole(owner, "operators:read").at("/id")))
                .at("/link");
        var token = link.substring(link.lastIndexOf('/') + 1);
        var login = "first-" + UUID.randomUUID().toString().substring(0, 8);
        doors.nobody().post("/admin/api/invitations/acceptance", acceptance(token, login));

        var again = doors.nobody().post("/admin/api/invitations/acceptance", acceptance(token, login + "2"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("invitation-over");
    }

    @Test
    void anEditNamesTheVersionThatItsEditorSaw() {
        var owner = doors.owner();
        var role = newRole(owner, "operators:read");
        var path = "/admin/api/roles/" + role.at("/id");
        var seen = owner.get(path);
        var edit = Map.of("name", role.at("/name"), "permissions", List.of("operators:read", "operators:edit"));

        assertThat(owner.put(path, edit).status()).isEqualTo(428);
        assertThat(owner.ifMatch(seen).put(path, edit).status()).isEqualTo(200);
        var stale = owner.ifMatch(seen).put(path, edit);

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("stale-version");
    }

    @Test
    void aDisabledOperatorIsOutAtOnce() {
        var owner = doors.owner();
        var operator = doors.operatorWith("operators:read");
        var id = operator.get("/admin/api/session").at("/operator");

        assertThat(owner.put("/admin/api/operators/" + id + "/disablement").status())
                .isEqualTo(204);

        assertThat(operator.get("/admin/api/session").status()).isEqualTo(401);
        assertThat(owner.get("/admin/api/operators/" + id).at("/active")).isEqualTo("false");
    }

    @Test
    void everyChangeLeavesALine() {
        var owner = doors.owner();
        var role = newRole(owner, "operators:read");

        var lines = owner.get("/admin/api/action-log?action=operators:edit&limit=1");
        var details = owner.get("/admin/api/action-log?subject=role:" + role.at("/id"));

        assertThat(lines.at("/items/0/subject")).isEqualTo("POST /admin/api/roles");
        assertThat(details.at("/items/0/action")).isEqualTo("roles:create");
        assertThat(details.at("/items/0/after/name")).isEqualTo(role.at("/name"));
        assertThat(details.at("/items/0/traceId")).isEqualTo(role.header("X-Trace-Id"));
    }

    @Test
    void whoeverSitsBehindAProxyIsKnownByHisOwnAddress() {
        var login = doors.newOperator("operators:read");
        var proxied = doors.nobody().with("X-Forwarded-For", "198.51.100.6, 203.0.113.7");

        var session = proxied.post("/admin/api/session", login);

        var cookie = session.header("Set-Cookie");
        var mine = doors.nobody().with("Cookie", cookie.substring(0, cookie.indexOf(';')));
        // What stands further left was written by the caller himself.
        assertThat(mine.get("/admin/api/session/all").texts("/*/address")).containsExactly("203.0.113.7");
    }

    private static Answer newRole(Client owner, String... permissions) {
        return owner.post(
                "/admin/api/roles",
                Map.of("name", "role " + UUID.randomUUID().toString().substring(0, 8), "permissions", permissions));
    }

    private static Map<String, String> acceptance(String token, String login) {
        return Map.of("token", token, "login", login, "name", "小刘", "password", "a long enough password");
    }
}
