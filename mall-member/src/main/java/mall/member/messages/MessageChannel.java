package mall.member.messages;

import java.util.Map;
import mall.member.members.WechatIdentity;

/// How a message reaches a member: implemented by the adapter to WeChat, called outside
/// transactions.
public interface MessageChannel {

    /// Sends it, or says why not; throws nothing for what WeChat may answer.
    Sending send(Letter letter);

    /// A message as WeChat takes it; its values keep to WeChat's limits already.
    ///
    /// @param page what a tap opens, without a leading slash
    /// @param fields `thing1` → `明前西湖龙井`
    record Letter(WechatIdentity to, String templateId, String page, Map<String, String> fields) {}

    /// What became of it.
    sealed interface Sending {

        record Sent() implements Sending {}

        /// The member did not allow it, or all that he allowed is used up (43101).
        record NotAllowed() implements Sending {}

        /// It can never be sent as it is: an unknown template, a wrong page, a value that breaks
        /// its field's rule (40003, 40037, 41030, 47003).
        ///
        /// @param reason WeChat's code and words, for the merchant
        record Impossible(String reason) implements Sending {}

        /// Not now: WeChat is busy or away, or did not answer.
        record Later(String reason) implements Sending {}
    }
}
