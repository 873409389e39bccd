/// Points (积分): earned with what is bought, spent at checkout, expiring when nobody uses them.
///
/// **Earning.** An order that is paid brings points for the goods in it; they are held until it is
/// complete, that is until nothing can come back any more, and then are the member's to use. Points
/// are also a reward.
///
/// **Spending.** At checkout points are money: the play `points`, in the lane POINTS. Whoever chooses
/// a number spends so many; who chooses none is told how many he could. They are held while the
/// order waits for its payment, spent when it is paid, free again when it is undone.
///
/// **Refunds.** What comes back of the goods brings its part of the spent points back and takes its
/// part of the earned ones; once everything is refunded both are as if nothing had been bought.
/// Points that were used meanwhile are owed, as far as the shop allows, and written off beyond.
///
/// **Doors.** [Points][mall.member.points.Points] is where the shop's people put points right;
/// [PointsViews][mall.member.points.PointsViews] shows them;
/// [PointsSettings][mall.member.points.PointsSettings] is what the merchant decides. The books are
/// kept by `mall.member.ledger`, whose audit covers them.
///
/// **Events.** It listens to orders paid, completed, cancelled and refunded, and takes them in any
/// order and any number: the books are brought in line with what the order is.
@ApplicationModule(
        id = "points",
        allowedDependencies = {
            "kernel",
            "settings",
            "operators",
            "catalog",
            "orders",
            "orders :: pricing",
            "orders :: views",
            "members",
            "ledger",
            "rewards"
        })
@NullMarked
package mall.member.points;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
