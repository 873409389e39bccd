package mall.domain.operators;

import mall.domain.kernel.NotFound;
import mall.domain.operators.OperatorRefusal.WrongCredentials;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What an operator may do with his own account, whatever his roles.
///
/// No transaction on the class: checking a password takes its time.
@Component
public class OwnAccount {

    private final OperatorRepository operators;
    private final OperatorSessions sessions;
    private final Passwords passwords;
    private final LoginAttempts attempts;
    private final ActionLog log;
    private final TransactionTemplate transaction;

    // One more than five, as in OperatorSessions.
    OwnAccount(
            OperatorRepository operators,
            OperatorSessions sessions,
            Passwords passwords,
            LoginAttempts attempts,
            ActionLog log,
            TransactionTemplate transaction) {
        this.operators = operators;
        this.sessions = sessions;
        this.passwords = passwords;
        this.attempts = attempts;
        this.log = log;
        this.transaction = transaction;
    }

    /// Changes the password and logs the operator out everywhere; he goes on with the session that
    /// this opens.
    ///
    /// @throws WrongCredentials when the current password is another one
    public OpenedSession changePassword(SignedInOperator me, String current, String next, Origin from) {
        var operator = operators.findById(me.id()).orElseThrow(() -> new NotFound("operator", me.id()));
        attempts.begin(operator.login(), from.address());
        if (!passwords.matches(current, operator.passwordHash())) throw new WrongCredentials();
        attempts.succeeded(operator.login(), from.address());
        PasswordRule.check(next, operator.login());
        var hash = passwords.hash(next);
        transaction.executeWithoutResult(_ -> {
            var fresh = operators.findById(me.id()).orElseThrow(() -> new NotFound("operator", me.id()));
            if (!fresh.passwordHash().equals(operator.passwordHash())) throw new WrongCredentials();
            fresh.changePassword(hash);
            operators.save(fresh);
            // Before the sessions end: a login with the old password waits here, and fails.
            operators.flush();
            sessions.endAll(me.id());
            log.record(me.actor(), "operators:change-password", "operator:" + me.id(), null, null);
        });
        return sessions.open(me.id(), hash, from);
    }
}
