package mall.member.members;

import mall.domain.kernel.Refusal;

/// What only WeChat can tell: implemented by the adapter, called outside transactions. When WeChat
/// cannot be reached the implementor throws a [Refusal] of the kind AWAY.
public interface Identities {

    /// Who has just called `wx.login` and got this code.
    ///
    /// @throws LoginCodeRefused when WeChat does not know the code, or has seen it before
    WechatIdentity byLoginCode(String code);

    /// The phone number that its owner has just given away with the phone button.
    ///
    /// @return 11 digits for mainland China, with `+` and the country code for elsewhere
    /// @throws PhoneCodeRefused when WeChat does not know the code, or has seen it before
    String phoneByCode(String code);

    /// The login code is wrong, older than five minutes, or was used.
    final class LoginCodeRefused extends Refusal {
        public LoginCodeRefused() {
            super(Kind.INVALID, "login-code-refused");
        }
    }

    /// The phone code is wrong, older than five minutes, or was used.
    final class PhoneCodeRefused extends Refusal {
        public PhoneCodeRefused() {
            super(Kind.INVALID, "phone-code-refused");
        }
    }
}
