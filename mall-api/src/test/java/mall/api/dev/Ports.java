package mall.api.dev;

import java.util.stream.Stream;
import mall.testing.LocalServers;

/// Where a developer's mall listens. `mall.ports.base` moves the first three together, so that two
/// malls can stand side by side.
record Ports(int mall, int management, int simulator, int postgres, int redis) {

    static Ports ofThisRun() {
        int base = Integer.getInteger("mall.ports.base", 8080);
        return new Ports(base, base + 1, base + 10, base + 7352, base + 8299);
    }

    /// PostgreSQL and Redis find another port by themselves; these three are in everybody's
    /// bookmarks.
    void requireFree() {
        Stream.of(mall, management, simulator)
                .filter(port -> !LocalServers.isFree(port))
                .findFirst()
                .ifPresent(port -> {
                    throw new CannotStart(
                            "Port %d is in use. Stop what listens there, or move the mall: -Dmall.ports.base=9080"
                                    .formatted(port));
                });
    }
}
