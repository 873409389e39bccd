/// Caches of immutable snapshots in the process: what every page shows (a product, a category
/// tree, a setting) costs no SQL while it is warm, and an edit is seen on every replica within a
/// second.
///
/// - [Snapshots][mall.domain.snapshots.Snapshots] opens a cache for a capability;
/// - [SnapshotCache][mall.domain.snapshots.SnapshotCache] answers from it, loads what is missing
///   once however many ask, and drops what was changed, after the commit, here and on all
///   replicas;
/// - [Gathering][mall.domain.snapshots.Gathering] loads together what a crowd asks for, of whom
///   everybody asks for something else.
///
/// Word of changes travels over a topic in Redis. While a replica does not hear its own word
/// coming back, it trusts no snapshot that is older than 5 seconds; when it hears again, it
/// forgets everything it knew. Losing Redis costs speed, never the start and never the truth.
@ApplicationModule(
        id = "snapshots",
        allowedDependencies = {"kernel"})
@NullMarked
package mall.domain.snapshots;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
