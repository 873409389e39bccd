package mall.domain.payments;

import mall.domain.privacy.PersonalCipher;
import org.springframework.stereotype.Component;

/// Payers who have left. The books keep their payments, with a mark in place of the openid: it
/// names nobody without the mall's key, and late word from WeChat is still known to be about the same
/// payer.
@Component
class ErasedPayers {

    private static final String ERASED = "erased:";

    private final PersonalCipher cipher;

    ErasedPayers(PersonalCipher cipher) {
        this.cipher = cipher;
    }

    /// What stands in the books for a payer who has left.
    String mark(PayerAccount payer) {
        return ERASED + cipher.blindIndex("payer", payer.appid() + "/" + payer.openid());
    }

    /// The notice as it compares with the books: its payer by his mark, if that is all they know.
    PaymentNotice comparable(PaymentNotice notice, Payment payment) {
        var openid = notice.payerOpenid();
        if (openid == null || !payment.account().openid().startsWith(ERASED)) return notice;
        return notice.withPayer(mark(new PayerAccount(notice.appid(), openid)));
    }
}
