package mall.domain.operators;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mall.domain.operators.OperatorRefusal.TooManyAttempts;
import mall.domain.privacy.PersonalCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Slows down whoever guesses passwords. Each attempt counts as failed before it is checked, so
/// that a hundred at once are a hundred; a right password clears the count. After five failures
/// the next attempt waits half a minute, then twice as long each time, up to a quarter of an hour.
@Component
@Transactional
class LoginAttempts {

    private static final int FREE = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(6);

    private final JdbcClient jdbc;
    private final PersonalCipher cipher;
    private final Clock clock;

    LoginAttempts(JdbcClient jdbc, PersonalCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /// @throws TooManyAttempts when it is too early for another one
    void begin(String login, String address) {
        var now = clock.instant();
        int counted = jdbc.sql("""
                        insert into operator_login_failure as known (login_index, address, failures, last_at)
                        values (:login, :address, 1, :now)
                        on conflict (login_index, address) do update
                        set failures = case when known.last_at < :forgotten then 1 else known.failures + 1 end,
                            last_at = :now,
                            blocked_until = case when known.last_at >= :forgotten and known.failures + 1 >= :free
                                then cast(:now as timestamptz) + least(:longest, :first * power(2, least(known.failures + 1 - :free, 10)))
                                    * interval '1 second' end
                        where known.blocked_until is null or known.blocked_until <= :now
                        """)
                .param("login", index(login))
                .param("address", address)
                .param("now", Timestamp.from(now))
                .param("forgotten", Timestamp.from(now.minus(FORGOTTEN)))
                .param("free", FREE)
                .param("first", FIRST_WAIT.toSeconds())
                .param("longest", LONGEST_WAIT.toSeconds())
                .update();
        if (counted == 0) throw new TooManyAttempts(Duration.between(now, blockedUntil(login, address)));
    }

    void succeeded(String login, String address) {
        jdbc.sql("delete from operator_login_failure where login_index = :login and address = :address")
                .param("login", index(login))
                .param("address", address)
                .update();
    }

    @Scheduled(fixedDelayString = "1h")
    void sweep() {
        jdbc.sql("delete from operator_login_failure where last_at < :forgotten")
                .param("forgotten", Timestamp.from(clock.instant().minus(FORGOTTEN)))
                .update();
    }

    private Instant blockedUntil(String login, String address) {
        return jdbc.sql("""
                        select blocked_until from operator_login_failure
                        where login_index = :login and address = :address
                        """)
                .param("login", index(login))
                .param("address", address)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private String index(String login) {
        return cipher.blindIndex("operator-login", login);
    }
}
