/// The mall's tongue towards WeChat: the only place that knows WeChat's words, paths, keys and
/// error codes. Everybody else says payment, member, message.
///
/// What it does for others, by implementing what they own:
///
/// - [PaymentGateway][mall.domain.payments.PaymentGateway] with WeChat Pay's API v3;
/// - [Identities][mall.member.members.Identities] with the login and phone calls of the Mini
///   Program;
/// - [MessageChannel][mall.member.messages.MessageChannel] with subscribe messages;
/// - [ShippingNotice][mall.domain.shipping.ShippingNotice] with order and shipping management.
///
/// What WeChat calls: `POST /webhooks/wechat-pay/payments` and `/refunds`, and
/// `/webhooks/wechat/messages`, answered in WeChat's own form. What members allow and forbid there goes
/// into the [consent ledger][mall.member.messages.Consents].
///
/// What it takes care of, since the library it stands on ([WxJava][com.github.binarywang.wxpay])
/// does not:
///
/// - Who speaks: [Signatures][mall.api.wechat.Signatures] demands all headers, a time within five
///   minutes, a serial that is known, a signature over the very bytes. An answer that fails is no
///   answer; a notice that fails is refused and counted.
/// - Keys: [PlatformKeys][mall.api.wechat.PlatformKeys] knows the public key, the platform
///   certificates, or both while a merchant changes from one to the other.
/// - Silence: [WechatCalls][mall.api.wechat.WechatCalls] turns time-outs, nonsense and system errors into
///   one thing, *unknown*, and stops asking for a while when WeChat stays away.
/// - Callbacks: they have [connections][mall.domain.runtime.ReservedConnections] to the database of
///   their own, so that WeChat is answered while shoppers wait.
/// - Transactions: a call inside one is a bug and fails.
///
/// It is there when `mall.wechat.appid` is set, see [WechatSettings][mall.api.wechat.WechatSettings].
@ApplicationModule(
        id = "wechat",
        allowedDependencies = {"kernel", "payments", "orders", "shipping", "members", "messages", "privacy", "runtime"})
@NullMarked
package mall.api.wechat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
