/// Payments and refunds as WeChat keeps them: the truth against which the mall is measured.
@NullMarked
package wechatsim.pay;

import org.jspecify.annotations.NullMarked;
