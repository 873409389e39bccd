package mall.domain.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import mall.domain.kernel.Stale;
import mall.domain.operators.OperatorRefusal.LastOwner;
import mall.domain.operators.OperatorRefusal.MoreThanOwn;
import mall.domain.operators.OperatorRefusal.RoleInUse;
import mall.domain.operators.OperatorRefusal.UnknownPermission;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RolesTests extends ConsoleTests {

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
}
