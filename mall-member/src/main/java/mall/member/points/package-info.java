/// Points (积分): what the shop decides of them, and points as a reward. The books are the ledger's.
///
/// [PointsSettings][mall.member.points.PointsSettings] says how many there are for what is paid, how
/// long they last, how many may be owed, and how they are spent.
@ApplicationModule(
        id = "points",
        allowedDependencies = {"kernel", "settings", "catalog", "ledger", "rewards"})
@NullMarked
package mall.member.points;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
