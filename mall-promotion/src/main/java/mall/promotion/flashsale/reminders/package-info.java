/// 提醒我: whoever wants to be there in time is told some minutes before a session opens, once, and as
/// far as he allowed such messages.
///
/// - [Reminders][mall.promotion.flashsale.reminders.Reminders] takes wishes down and back.
/// - [ReminderClock] tells.
@NamedInterface("reminders")
@NullMarked
package mall.promotion.flashsale.reminders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
