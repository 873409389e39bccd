package mall.domain.operators;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import mall.domain.operators.OperatorRefusal.LoginBusy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id. That is slow on purpose (19 MiB and tens of milliseconds each),
/// so it happens on two threads of its own: a crowd at the login page takes neither the
/// processors nor the memory that shoppers need, and what does not fit into the queue is told to
/// come again. Never within a transaction: it would hold a database connection while it computes.
@Component
class Passwords implements DisposableBean {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    private static final int THREADS = 2;
    private static final int WAITING = 32;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("passwords-", 0).daemon().factory());
    private final String nobodys = argon2.encode("nobody's password");

    Passwords() {
        threads.allowCoreThreadTimeOut(true);
    }

    String hash(String password) {
        return apart(() -> argon2.encode(password));
    }

    /// @param hash null when there is no such account: the answer takes as long, so that nobody
    /// learns which names exist
    boolean matches(String password, @Nullable String hash) {
        return apart(() -> argon2.matches(password, hash == null ? nobodys : hash)) && hash != null;
    }

    private <T> T apart(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException crowd) {
            throw new LoginBusy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginBusy();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
