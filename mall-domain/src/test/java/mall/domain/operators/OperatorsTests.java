package mall.domain.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mall.domain.kernel.OperatorId;
import mall.domain.kernel.ShopClock;
import mall.domain.kernel.Stale;
import mall.domain.operators.OperatorRefusal.InvitationOver;
import mall.domain.operators.OperatorRefusal.LastOwner;
import mall.domain.operators.OperatorRefusal.LoginTaken;
import mall.domain.operators.OperatorRefusal.MoreThanOwn;
import mall.domain.operators.OperatorRefusal.RoleInUse;
import mall.domain.operators.OperatorRefusal.TooManyAttempts;
import mall.domain.operators.OperatorRefusal.UnknownPermission;
import mall.domain.operators.OperatorRefusal.WeakPassword;
import mall.domain.operators.OperatorRefusal.WrongCredentials;
import mall.testing.MallTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@MallTest
@Import(OperatorsTests.Console.class)
class OperatorsTests {

    private static final String PASSWORD = "correct horse battery";

    static class Console {
        @Bean
        KnownPermissions knownPermissions() {
            return () -> new TreeSet<>(Set.of("orders:read", "orders:ship", "catalog:read", "operators:edit"));
        }
    }

    @Autowired
    private Operators operators;

    @Autowired
    private Invitations invitations;

    @Autowired
    private OperatorSessions sessions;

    @Autowired
    private OwnAccount account;

    @Autowired
    private Roles roles;

    @Autowired
    private ActionLog log;

    @Autowired
    private ShopClock clock;

    @Autowired
    private JdbcClient jdbc;

    private static @Nullable String ownerLogin;
    private SignedInOperator owner;

    /// Nobody else in this module makes operators.
    @BeforeEach
    void thereIsAnOwner() {
        if (ownerLogin == null)
            ownerLogin = accept(invitations.first().orElseThrow().token());
        owner = signIn(ownerLogin, PASSWORD).operator();
    }

    @Nested
    class TheFirstOperator {

        @Test
        void mayDoEverything() {
            assertThat(owner.may("orders:ship")).isTrue();
            assertThat(owner.may("*")).isTrue();
        }

        @Test
        void isFollowedByNoOtherFirst() {
            assertThat(invitations.first()).isEmpty();
        }
    }

    @Nested
    class AnInvitation {

        @Test
        void isGoodOnceHoweverManyTryAtTheSameMoment() throws Exception {
            var token = invitations.invite(role("orders:read"), owner).token();

            var outcomes = atOnce(8, () -> {
                try {
                    return (Object) invitations.accept(token, somebody());
                } catch (InvitationOver over) {
                    return over;
                }
            });

            assertThat(outcomes).filteredOn(OperatorId.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(InvitationOver.class::isInstance).hasSize(7);
        }

        @Test
        void runsOut() {
            var token = invitations.invite(role("orders:read"), owner).token();

            clock.advance(Duration.ofDays(3).plusSeconds(1));

            assertThatThrownBy(() -> invitations.accept(token, somebody())).isInstanceOf(InvitationOver.class);
        }

        @Test
        void canBeTakenBack() {
            var invitation = invitations.invite(role("orders:read"), owner);
            assertThat(invitations.open()).extracting(OpenInvitation::id).contains(invitation.id());

            invitations.revoke(invitation.id(), owner);

            assertThatThrownBy(() -> invitations.accept(invitation.token(), somebody()))
                    .isInstanceOf(InvitationOver.class);
        }

        @Test
        void givesNoMoreThanItsWriterHas() {
            var clerk = operatorWith("orders:*", "operators:edit");

            assertThatThrownBy(() -> invitations.invite(Ownership.OWNER, clerk)).isInstanceOf(MoreThanOwn.class);
            assertThat(invitations.invite(role("orders:ship"), clerk).token()).isNotEmpty();
        }

        @Test
        void refusesALoginThatSomebodyHas() {
            var taken = accept(invitations.invite(role("orders:read"), owner).token());
            var token = invitations.invite(role("orders:read"), owner).token();

            assertThatThrownBy(() -> invitations.accept(token, new NewOperator(taken, "Somebody", PASSWORD)))
                    .isInstanceOf(LoginTaken.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"short", "1234567890", "aaaaaaaaaaaaaaa", "Password123", "my-name-is-xiaoliu", "QWERTYUIOP"})
        void refusesAPasswordThatIsGuessedFirst(String password) {
            var token = invitations.invite(role("orders:read"), owner).token();

            assertThatThrownBy(() -> invitations.accept(token, new NewOperator("xiaoliu", "Liu", password)))
                    .isInstanceOf(WeakPassword.class);
        }
    }

    @Nested
    class ALogin {

        private String login;

        @BeforeEach
        void ofAnOperator() {
            login = accept(invitations.invite(role("orders:read"), owner).token());
        }

        @Test
        void opensASessionThatProvesWhoHeIs() {
            var session = signIn(login, PASSWORD);

            assertThat(sessions.authenticate(session.token())).hasValueSatisfying(operator -> {
                assertThat(operator.may("orders:read")).isTrue();
                assertThat(operator.may("orders:ship")).isFalse();
            });
        }

        @Test
        void waitsAfterFiveWrongPasswordsAndLongerEachTime() {
            for (int i = 0; i < 5; i++)
                assertThatThrownBy(() -> signIn(login, "wrong")).isInstanceOf(WrongCredentials.class);

            assertThatThrownBy(() -> signIn(login, PASSWORD)).isInstanceOf(TooManyAttempts.class);
            clock.advance(Duration.ofSeconds(31));
            assertThatThrownBy(() -> signIn(login, "wrong")).isInstanceOf(WrongCredentials.class);
            clock.advance(Duration.ofSeconds(31));
            assertThatThrownBy(() -> signIn(login, PASSWORD)).isInstanceOf(TooManyAttempts.class);
            clock.advance(Duration.ofSeconds(30));
            assertThat(signIn(login, PASSWORD).operator().name()).isNotEmpty();
        }

        @Test
        void isNotLockedByAStrangerElsewhere() {
            for (int i = 0; i < 20; i++) {
                try {
                    sessions.login(login, "guess " + i, new Origin("203.0.113.9", "stranger"));
                } catch (OperatorRefusal expected) {
                    assertThat(expected).isInstanceOfAny(WrongCredentials.class, TooManyAttempts.class);
                }
            }

            assertThat(signIn(login, PASSWORD).operator().name()).isNotEmpty();
        }

        @Test
        void checksNoMoreThanFivePasswordsOfManyAtOnce() throws Exception {
            var outcomes = atOnce(30, () -> {
                try {
                    return (Object) signIn(login, "wrong");
                } catch (OperatorRefusal refusal) {
                    return refusal;
                }
            });

            assertThat(outcomes).filteredOn(WrongCredentials.class::isInstance).hasSizeLessThanOrEqualTo(5);
        }

        @Test
        void isKnownToNobodyButItsOwner() {
            signIn(login, PASSWORD);

            assertThat(jdbc.sql("select password_hash from shop_operator where login = :login")
                            .param("login", login)
                            .query(String.class)
                            .single())
                    .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        }
    }

    @Nested
    class ASession {

        private String login;
        private OpenedSession session;

        @BeforeEach
        void ofAnOperator() {
            login = accept(invitations.invite(role("orders:read"), owner).token());
            session = signIn(login, PASSWORD);
        }

        @Test
        void endsAfterHalfADayWithoutARequest() {
            clock.advance(OperatorSessions.IDLE.plusSeconds(1));

            assertThat(sessions.authenticate(session.token())).isEmpty();
        }

        @Test
        void goesOnWhileItIsUsed() {
            for (int i = 0; i < 3; i++) {
                clock.advance(Duration.ofHours(8));
                assertThat(sessions.authenticate(session.token())).isPresent();
            }
        }

        @Test
        void endsAfterAWeekWhateverHappens() {
            for (int i = 0; i < 21; i++) {
                clock.advance(Duration.ofHours(8));
                sessions.authenticate(session.token());
            }

            assertThat(sessions.authenticate(session.token())).isEmpty();
        }

        @Test
        void endsWhenItsOperatorIsDisabledAndStaysEnded() {
            assertThat(sessions.authenticate(session.token())).isPresent();

            operators.disable(session.operator().id(), owner);
            assertThat(sessions.authenticate(session.token())).isEmpty();
            assertThatThrownBy(() -> signIn(login, PASSWORD)).isInstanceOf(WrongCredentials.class);

            operators.enable(session.operator().id(), owner);
            assertThat(sessions.authenticate(session.token())).isEmpty();
            assertThat(signIn(login, PASSWORD).operator().id())
                    .isEqualTo(session.operator().id());
        }

        @Test
        void knowsOfNewPermissionsAtOnce() {
            assertThat(sessions.authenticate(session.token()).orElseThrow().may("orders:ship"))
                    .isFalse();
            var operator = operators.require(session.operator().id());

            operators.edit(operator.id(), operator.name(), Set.of(role("orders:ship")), operator.version(), owner);

            assertThat(sessions.authenticate(session.token()).orElseThrow().may("orders:ship"))
                    .isTrue();
        }

        @Test
        void endsWithAllOthersWhenThePasswordChanges() {
            var other = signIn(login, PASSWORD);

            var fresh = account.changePassword(session.operator(), PASSWORD, "a much better one", here());

            assertThat(sessions.authenticate(other.token())).isEmpty();
            assertThat(sessions.authenticate(session.token())).isEmpty();
            assertThat(sessions.authenticate(fresh.token())).isPresent();
        }
    }

    @Nested
    class WhoMayDoEverything {

        @Test
        void cannotLeaveTheMallToNobody() {
            assertThatThrownBy(() -> operators.disable(owner.id(), owner)).isInstanceOf(LastOwner.class);
            var me = operators.require(owner.id());
            assertThatThrownBy(
                            () -> operators.edit(me.id(), me.name(), Set.of(role("orders:read")), me.version(), owner))
                    .isInstanceOf(LastOwner.class);
            assertThatThrownBy(() -> roles.edit(
                            Ownership.OWNER,
                            "owner",
                            Set.of("orders:read"),
                            roles.require(Ownership.OWNER).version(),
                            owner))
                    .isInstanceOf(LastOwner.class);
            assertThat(sessions.authenticate(signIn(me.login(), PASSWORD).token()))
                    .isPresent();
        }

        @Test
        void twoOwnersWhoDisableEachOtherAreNotBothGone() throws Exception {
            var first = signIn(accept(invitations.invite(Ownership.OWNER, owner).token()), PASSWORD)
                    .operator();
            operators.list().stream()
                    .filter(other -> other.active()
                            && !other.id().equals(owner.id())
                            && !other.id().equals(first.id()))
                    .filter(other ->
                            other.roles().stream().anyMatch(role -> role.id().equals(Ownership.OWNER)))
                    .forEach(other -> operators.disable(other.id(), owner));

            var outcomes = atOnce(List.of(() -> disabled(first, owner), () -> disabled(owner, first)));

            assertThat(outcomes).containsExactlyInAnyOrder(true, false);
            var left = operators.require(owner.id()).active() ? owner : first;
            operators.enable(owner.id(), left);
        }

        private boolean disabled(SignedInOperator whom, SignedInOperator by) {
            try {
                operators.disable(whom.id(), by);
                return true;
            } catch (LastOwner refused) {
                return false;
            }
        }
    }

    @Nested
    class ARole {

        @Test
        void namesOnlyPermissionsThatThereAre() {
            assertThatThrownBy(() -> roles.create(unique(), Set.of("orders:burn"), owner))
                    .isInstanceOf(UnknownPermission.class);
            assertThat(roles.create(unique(), Set.of("orders:*", "*:read"), owner)
                            .permissions())
                    .containsExactly("*:read", "orders:*");
        }

        @Test
        void isNotRaisedByWhoHasLess() {
            var clerk = operatorWith("orders:*", "operators:edit");
            var role = roles.create(unique(), Set.of("orders:read"), clerk);

            assertThatThrownBy(() -> roles.edit(role.id(), role.name(), Set.of("*"), role.version(), clerk))
                    .isInstanceOf(MoreThanOwn.class);
            assertThatThrownBy(() -> roles.create(unique(), Set.of("*:read"), clerk))
                    .isInstanceOf(MoreThanOwn.class);
        }

        @Test
        void isEditedByOneOfTwoWhoSawTheSameVersion() {
            var role = roles.create(unique(), Set.of("orders:read"), owner);
            roles.edit(role.id(), role.name(), Set.of("orders:ship"), role.version(), owner);

            assertThatThrownBy(() -> roles.edit(role.id(), role.name(), Set.of("orders:*"), role.version(), owner))
                    .isInstanceOf(Stale.class);
        }

        @Test
        void staysWhileSomebodyHasIt() {
            var role = role("orders:read");
            invitations.invite(role, owner);

            assertThatThrownBy(() -> roles.remove(role, owner)).isInstanceOf(RoleInUse.class);
        }

        @Test
        void ofSomebodyWithMoreIsNotTakenAway() {
            var clerk = operatorWith("orders:*", "operators:edit");

            assertThatThrownBy(() -> operators.disable(owner.id(), clerk)).isInstanceOf(MoreThanOwn.class);
        }
    }

    @Nested
    class TheActionLog {

        @Test
        void keepsWhatWasBeforeAndAfter() {
            var role = roles.create(unique(), Set.of("orders:read"), owner);
            roles.edit(role.id(), role.name(), Set.of("orders:ship"), role.version(), owner);

            var lines = log.list(new ActionFilter(owner.id(), null, "role:" + role.id()), null, 10);

            assertThat(lines.items()).extracting(Action::action).containsExactly("roles:edit", "roles:create");
            var edit = lines.items().getFirst();
            assertThat(String.valueOf(edit.before())).contains("[\"orders:read\"]", role.name());
            assertThat(String.valueOf(edit.after())).contains("[\"orders:ship\"]");
        }

        @Test
        void isReadPageByPage() {
            var subject = "thing:" + UUID.randomUUID();
            for (int i = 0; i < 5; i++) log.record(owner.actor(), "orders:remark", subject, null, i);

            var first = log.list(new ActionFilter(null, null, subject), null, 3);
            var second = log.list(new ActionFilter(null, null, subject), first.next(), 3);

            assertThat(first.items())
                    .extracting(line -> String.valueOf(line.after()))
                    .containsExactly("4", "3", "2");
            assertThat(second.items())
                    .extracting(line -> String.valueOf(line.after()))
                    .containsExactly("1", "0");
            assertThat(second.next()).isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"update action_log set actor = 'nobody'", "delete from action_log", "truncate action_log"})
        void standsAgainstEverything(String sql) {
            log.record(owner.actor(), "orders:remark", "thing", null, null);

            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only ever added to");
        }
    }

    private RoleId role(String... permissions) {
        return roles.create(unique(), Set.of(permissions), owner).id();
    }

    private SignedInOperator operatorWith(String... permissions) {
        return signIn(accept(invitations.invite(role(permissions), owner).token()), PASSWORD)
                .operator();
    }

    private String accept(String token) {
        var who = somebody();
        invitations.accept(token, who);
        return who.login();
    }

    private static NewOperator somebody() {
        return new NewOperator(unique(), "Somebody", PASSWORD);
    }

    private OpenedSession signIn(String login, String password) {
        return sessions.login(login, password, here());
    }

    private static Origin here() {
        return new Origin("192.0.2.1", "tests");
    }

    private static String unique() {
        return "op-" + UUID.randomUUID().toString().substring(0, 12);
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        return atOnce(IntStream.range(0, times).<Callable<T>>mapToObj(_ -> work).toList());
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var results = new ArrayList<T>();
            for (Future<T> result : threads.invokeAll(work)) results.add(result.get());
            return results;
        }
    }
}
