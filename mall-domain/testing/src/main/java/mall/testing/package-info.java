/// Real servers for tests, for benches and for the development launcher: never a fake PostgreSQL,
/// never a fake Redis, and nothing to install.
///
/// - [LocalServices][mall.testing.LocalServices] are the servers of this test JVM, and the only
///   class that knows where they come from: addresses in the environment first, else binaries
///   from the build's own dependencies, or containers with `-Dmall.services=containers`.
/// - [MallTest][mall.testing.MallTest] starts the mall in a test. Every Spring test context gets
///   a database of its own, cloned from a template that Flyway has migrated, and a prefix of its
///   own for its keys in Redis.
/// - [LocalServers][mall.testing.LocalServers] are a PostgreSQL and a Redis in a directory;
///   [ServersMain][mall.testing.ServersMain] starts them for benches.
@NullMarked
package mall.testing;

import org.jspecify.annotations.NullMarked;
