package mall.domain.operators;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mall.domain.kernel.Actor;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.OperatorId;
import mall.domain.operators.InvitationRows.Row;
import mall.domain.operators.OperatorRefusal.InvitationOver;
import mall.domain.operators.OperatorRefusal.LoginTaken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets people in. An invitation is a link with a random token that is good once and for a while;
/// it gives one role, and whoever accepts it chooses his own login and password.
///
/// No transaction on the class: hashing a password takes its time.
@Component
public class Invitations {

    static final Duration GOOD_FOR = Duration.ofDays(3);

    /// The link of the first start stands in a log: not for long.
    static final Duration FIRST_GOOD_FOR = Duration.ofHours(1);

    private final OperatorRepository operators;
    private final InvitationRows rows;
    private final Ownership ownership;
    private final Passwords passwords;
    private final ActionLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    // More than five: an invitation is where a stranger becomes an operator.
    Invitations(
            OperatorRepository operators,
            InvitationRows rows,
            Ownership ownership,
            Passwords passwords,
            ActionLog log,
            TransactionTemplate transaction,
            Clock clock) {
        this.operators = operators;
        this.rows = rows;
        this.ownership = ownership;
        this.passwords = passwords;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// @throws OperatorRefusal.MoreThanOwn when the role may do what the inviting one may not
    public Invitation invite(RoleId role, SignedInOperator by) {
        return transaction.execute(_ -> {
            if (!rows.isRole(role)) throw new NotFound("role", role);
            ownership.requireNoMoreThanOwn(by, List.of(role));
            var invitation = rows.add(role, by.id(), clock.instant(), GOOD_FOR);
            log.record(by.actor(), "operators:invite", "invitation:" + invitation.id(), null, role);
            return invitation;
        });
    }

    /// A link that makes its reader the owner; nothing from the moment on at which somebody
    /// became an operator.
    public Optional<Invitation> first() {
        return transaction.execute(_ -> operators.count() > 0
                ? Optional.empty()
                : Optional.of(rows.add(Ownership.OWNER, null, clock.instant(), FIRST_GOOD_FOR)));
    }

    public List<OpenInvitation> open() {
        return rows.open(clock.instant());
    }

    /// Takes an invitation back; refused when it was accepted meanwhile.
    public void revoke(InvitationId id, SignedInOperator by) {
        transaction.executeWithoutResult(_ -> {
            if (!rows.revoke(id, clock.instant())) throw new NotFound("invitation", id);
            log.record(by.actor(), "operators:uninvite", "invitation:" + id, null, null);
        });
    }

    /// @throws OperatorRefusal.WeakPassword when the password is not worth having
    /// @throws InvitationOver when the link is not good, or not any more
    /// @throws LoginTaken when somebody else has that login
    public OperatorId accept(String token, NewOperator who) {
        PasswordRule.check(who.password(), who.login());
        var hash = Secret.hash(token);
        // Whoever only guesses tokens costs us no hashing.
        if (rows.find(hash).filter(row -> row.isGood(clock.instant())).isEmpty()) throw new InvitationOver();
        var passwordHash = passwords.hash(who.password());
        return transaction.execute(_ -> {
            ownership.takeTurns();
            var row = rows.find(hash).filter(this::isStillGood).orElseThrow(InvitationOver::new);
            if (operators.findByLogin(who.login()).isPresent()) throw new LoginTaken(who.login());
            var operator =
                    new Operator(OperatorId.next(), who.login(), who.name(), passwordHash, row.role(), clock.instant());
            operators.save(operator);
            operators.flush();
            rows.accept(row.id(), operator.id(), clock.instant());
            log.record(
                    new Actor.Operator(operator.id()), "operators:join", "operator:" + operator.id(), null, row.role());
            return operator.id();
        });
    }

    /// The first operator is the first: of two who read the log, one comes too late. Any other
    /// invitation is worth no more than whoever wrote it: a door that he left open for himself is
    /// shut with him.
    private boolean isStillGood(Row row) {
        if (!row.isGood(clock.instant())) return false;
        if (row.invitedBy() == null) return operators.count() == 0;
        return operators
                .findById(row.invitedBy())
                .filter(Operator::isActive)
                .filter(by -> ownership.mayGive(by.roles(), row.role()))
                .isPresent();
    }
}
