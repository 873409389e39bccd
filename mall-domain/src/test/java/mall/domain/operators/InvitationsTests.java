package mall.domain.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import mall.domain.kernel.OperatorId;
import mall.domain.operators.OperatorRefusal.InvitationOver;
import mall.domain.operators.OperatorRefusal.LoginTaken;
import mall.domain.operators.OperatorRefusal.MoreThanOwn;
import mall.domain.operators.OperatorRefusal.WeakPassword;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationsTests extends ConsoleTests {

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
        void isWorthNothingOnceItsWriterIsDisabled() {
            var clerk = operatorWith("orders:*", "operators:edit");
            var token = invitations.invite(role("orders:ship"), clerk).token();

            operators.disable(clerk.id(), owner);

            assertThatThrownBy(() -> invitations.accept(token, somebody())).isInstanceOf(InvitationOver.class);
        }

        @Test
        void isWorthNothingOnceItsWriterMayNotGiveThatAnyMore() {
            var clerk = operatorWith("orders:*", "operators:edit");
            var token = invitations.invite(role("orders:ship"), clerk).token();
            var known = operators.require(clerk.id());

            operators.edit(known.id(), known.name(), Set.of(role("orders:read")), known.version(), owner);

            assertThatThrownBy(() -> invitations.accept(token, somebody())).isInstanceOf(InvitationOver.class);
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
}
