package mall.testing.http;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mall.domain.operators.Invitations;
import mall.domain.operators.NewOperator;
import mall.domain.operators.OperatorSessions;
import mall.domain.operators.Origin;
import mall.domain.operators.RoleView;
import mall.domain.operators.Roles;
import mall.domain.operators.SignedInOperator;
import mall.member.members.JoinSource;
import mall.member.members.MemberSessions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import wechatsim.SimulatorControl;

/// Who comes to the mall in tests, each through the door that is meant for him. Everybody is
/// somebody new, except the owner, of whom there is one.
public class Doors {

    private static final String PASSWORD = "correct horse battery";
    private static final Origin HERE = new Origin("127.0.0.1", "tests");

    private final Environment environment;
    private final MemberSessions members;
    private final Invitations invitations;
    private final Roles roles;
    private final OperatorSessions sessions;
    private final ObjectProvider<SimulatorControl> simulator;
    private @Nullable Login owner;

    Doors(
            Environment environment,
            MemberSessions members,
            Invitations invitations,
            Roles roles,
            OperatorSessions sessions,
            ObjectProvider<SimulatorControl> simulator) {
        this.environment = environment;
        this.members = members;
        this.invitations = invitations;
        this.roles = roles;
        this.sessions = sessions;
        this.simulator = simulator;
    }

    /// Somebody who is not signed in.
    public Client nobody() {
        return new Client("http://localhost:" + environment.getRequiredProperty("local.server.port"), Map.of());
    }

    /// A shopper who has just come for the first time.
    public Client shopper() {
        return shopper(UUID.randomUUID().toString());
    }

    /// The shopper whom WeChat knows by that name.
    public Client shopper(String name) {
        var tokens = members.login(loginCode(name), JoinSource.UNKNOWN);
        return nobody().with("Authorization", "Bearer " + tokens.access());
    }

    /// What `wx.login` gives him: from the simulator where one stands in for WeChat.
    private String loginCode(String name) {
        var wechat = simulator.getIfAvailable();
        return wechat == null
                ? PretendIdentities.codeOf(name)
                : wechat.shopper(name).loginCode();
    }

    /// The operator who may do everything.
    public Client owner() {
        return asOperator(ownerLogin());
    }

    /// A new operator who may do exactly this.
    public Client operatorWith(String... permissions) {
        return asOperator(newOperator(permissions));
    }

    /// Signs an operator in over HTTP.
    public Client asOperator(Login login) {
        var answer = nobody().post("/admin/api/session", login);
        if (answer.status() != 200) throw new IllegalStateException("cannot sign in: " + answer);
        var cookie = answer.header("Set-Cookie");
        return nobody().with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .with("X-CSRF-Token", answer.at("/csrfToken"));
    }

    /// Makes an operator who is not signed in yet.
    public Login newOperator(String... permissions) {
        var role = roleWith(Set.of(permissions));
        return accept(invitations.invite(role.id(), signedIn(ownerLogin())).token());
    }

    private RoleView roleWith(Set<String> permissions) {
        return roles.create(
                "test " + UUID.randomUUID().toString().substring(0, 8), permissions, signedIn(ownerLogin()));
    }

    private synchronized Login ownerLogin() {
        if (owner == null) owner = accept(invitations.first().orElseThrow().token());
        return owner;
    }

    private SignedInOperator signedIn(Login login) {
        return sessions.login(login.login(), login.password(), HERE).operator();
    }

    private Login accept(String token) {
        var login = "op-" + UUID.randomUUID().toString().substring(0, 8);
        invitations.accept(token, new NewOperator(login, "Operator " + login, PASSWORD));
        return new Login(login, PASSWORD);
    }

    /// What an operator signs in with.
    public record Login(String login, String password) {}
}
