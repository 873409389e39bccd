/// What the shop tells a member through WeChat: that a payment is due, that he has paid, that a
/// parcel left, that his money is back, that something is there again.
///
/// A member allows each message by a tap: one tap, one message of that template. The consent
/// ledger counts the taps; a message that nobody allowed is not sent, and one that WeChat says
/// was not allowed (43101) is never tried again.
///
/// - [Consents][mall.member.messages.Consents] takes down what members allowed.
/// - [Messages][mall.member.messages.Messages] puts a message in the queue, once per cause;
///   [MessageClock] sends what is due, outside of any transaction, and tries again for a while
///   when WeChat is away.
/// - [MessageChannel][mall.member.messages.MessageChannel] is the port to WeChat.
/// - [MessageViews][mall.member.messages.MessageViews] says what became of messages.
/// - [MessageSettings][mall.member.messages.MessageSettings] is what the merchant fills in: which
///   template serves which purpose, and what stands in its fields.
///
/// It listens to orders, payments and the catalog's restock notices; nobody listens to it. Invariants: a consent is
/// used at most
/// once, and never by two messages; a message goes out at most once per cause as far as we know;
/// every message that waits is tried, or given up, in time.
@ApplicationModule(
        id = "messages",
        allowedDependencies = {
            "kernel",
            "runtime",
            "members",
            "catalog",
            "catalog :: restock",
            "orders",
            "orders :: views",
            "payments",
            "settings",
            "privacy",
            "audit"
        })
@NullMarked
package mall.member.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
