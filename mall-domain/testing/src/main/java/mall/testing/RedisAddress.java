package mall.testing;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where a Redis server listens.
public record RedisAddress(String host, int port, @Nullable String password) {

    /// @param url `redis://:password@host:port`, the password where there is one
    static RedisAddress of(String url) {
        var uri = URI.create(url);
        var user = uri.getUserInfo();
        return new RedisAddress(
                uri.getHost(),
                uri.getPort() < 0 ? 6379 : uri.getPort(),
                user == null ? null : user.replaceFirst("^[^:]*:", ""));
    }

    static RedisAddress local(int port) {
        return new RedisAddress("127.0.0.1", port, null);
    }
}
