package mall.domain.operators;

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
import mall.domain.kernel.ShopClock;
import mall.testing.MallTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A mall with an owner, and what tests of its operators need.
@MallTest
@Import(ConsoleTests.Console.class)
abstract class ConsoleTests {

    static final String PASSWORD = "correct horse battery";

    static class Console {
        @Bean
        KnownPermissions knownPermissions() {
            return () -> new TreeSet<>(Set.of("orders:read", "orders:ship", "catalog:read", "operators:edit"));
        }
    }

    @Autowired
    Operators operators;

    @Autowired
    Invitations invitations;

    @Autowired
    OperatorSessions sessions;

    @Autowired
    OwnAccount account;

    @Autowired
    Roles roles;

    @Autowired
    ActionLog log;

    @Autowired
    ShopClock clock;

    @Autowired
    JdbcClient jdbc;

    private static @Nullable String ownerLogin;
    SignedInOperator owner;

    /// Nobody else in this module makes operators.
    @BeforeEach
    void thereIsAnOwner() {
        if (ownerLogin == null)
            ownerLogin = accept(invitations.first().orElseThrow().token());
        owner = signIn(ownerLogin, PASSWORD).operator();
    }

    RoleId role(String... permissions) {
        return roles.create(unique(), Set.of(permissions), owner).id();
    }

    SignedInOperator operatorWith(String... permissions) {
        return signIn(accept(invitations.invite(role(permissions), owner).token()), PASSWORD)
                .operator();
    }

    String accept(String token) {
        var who = somebody();
        invitations.accept(token, who);
        return who.login();
    }

    static NewOperator somebody() {
        return new NewOperator(unique(), "Somebody", PASSWORD);
    }

    OpenedSession signIn(String login, String password) {
        return sessions.login(login, password, here());
    }

    static Origin here() {
        return new Origin("192.0.2.1", "tests");
    }

    static String unique() {
        return "op-" + UUID.randomUUID().toString().substring(0, 12);
    }

    static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        return atOnce(IntStream.range(0, times).<Callable<T>>mapToObj(_ -> work).toList());
    }

    static <T> List<T> atOnce(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var results = new ArrayList<T>();
            for (Future<T> result : threads.invokeAll(work)) results.add(result.get());
            return results;
        }
    }
}
