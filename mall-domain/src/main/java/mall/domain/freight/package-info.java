/// What it costs to send goods to somebody's district, and where they are not sent at all.
///
/// - [FreightTemplates][mall.domain.freight.FreightTemplates] is where the merchant keeps the
///   rules; a product names the template that it is sent by.
/// - [Freight][mall.domain.freight.Freight] answers what a basket costs, from cached templates:
///   exact to the fen, the same answer for the same question.
///
/// The goods of one basket that share a template are counted together, so that the first unit is
/// paid once; what different templates ask adds up. A template that is no longer wanted is
/// archived and stays readable: whatever product still names it is still sent by it.
@ApplicationModule(
        id = "freight",
        allowedDependencies = {"kernel", "snapshots", "divisions", "operators"})
@NullMarked
package mall.domain.freight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
