package mall.domain.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import mall.domain.operators.OperatorRefusal.TooManyAttempts;
import mall.domain.operators.OperatorRefusal.WrongCredentials;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OperatorSessionsTests extends ConsoleTests {

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
        void failsWhenThePasswordChangesWhileItIsChecked() {
            var session = signIn(login, PASSWORD).operator();
            var checked = passwordHash();

            account.changePassword(session, PASSWORD, "a much better one", here());

            assertThatThrownBy(() -> sessions.open(session.id(), checked, here()))
                    .isInstanceOf(WrongCredentials.class);
        }

        @Test
        void waitsForAPasswordThatIsBeingChanged() throws Exception {
            var session = signIn(login, PASSWORD).operator();

            Callable<Optional<OpenedSession>> change = () -> {
                account.changePassword(session, PASSWORD, "a much better one", here());
                return Optional.empty();
            };

            var opened = atOnce(List.of(change, this::signInOrNot, this::signInOrNot, this::signInOrNot));

            assertThat(opened.stream().flatMap(Optional::stream))
                    .noneMatch(one -> sessions.authenticate(one.token()).isPresent());
        }

        private Optional<OpenedSession> signInOrNot() {
            try {
                return Optional.of(signIn(login, PASSWORD));
            } catch (WrongCredentials changed) {
                return Optional.empty();
            }
        }

        private String passwordHash() {
            return jdbc.sql("select password_hash from shop_operator where login = :login")
                    .param("login", login)
                    .query(String.class)
                    .single();
        }

        @Test
        void isKnownToNobodyButItsOwner() {
            signIn(login, PASSWORD);

            assertThat(passwordHash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
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
}
