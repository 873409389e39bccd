package wechatsim.pay;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import wechatsim.crypto.Merchant;
import wechatsim.crypto.Rsa;
import wechatsim.kernel.SimulatorClock;
import wechatsim.notice.Notices;

/// Where the shopper pays: what opens on his phone after `wx.requestPayment`.
@Component
public final class Cashier {

    private final PaymentBook book;
    private final PaymentNotices messages;
    private final Notices notices;
    private final Merchant merchant;
    private final SimulatorClock clock;

    Cashier(PaymentBook book, PaymentNotices messages, Notices notices, Merchant merchant, SimulatorClock clock) {
        this.book = book;
        this.messages = messages;
        this.notices = notices;
        this.merchant = merchant;
        this.clock = clock;
    }

    /// Pays with what the mall gave to the Mini Program, after checking that the mall signed it.
    ///
    /// @return the transaction id
    /// @throws CashierRefusal when it cannot be paid
    public String pay(PaymentParameters parameters) {
        checkForm(parameters);
        if (!Rsa.verifies(merchant.key().publicKey(), parameters.signedText(), parameters.paySign())) {
            throw new CashierRefusal("支付验证签名失败");
        }
        var payment = book.findByPrepayId(parameters.prepayId()).orElseThrow(() -> new CashierRefusal("prepay_id不存在"));
        payment.pay(parameters.prepayId(), clock.instant());
        return settled(payment);
    }

    /// Pays without a phone in between.
    public String pay(String outTradeNo) {
        var payment = require(outTradeNo);
        payment.pay(null, clock.instant());
        return settled(payment);
    }

    /// Pays though it is closed or expired: WeChat took the money in the same moment.
    public String payRegardless(String outTradeNo) {
        var payment = require(outTradeNo);
        payment.payRegardless(clock.instant());
        return settled(payment);
    }

    /// Tries to pay in vain: the order stays open.
    public void fail(String outTradeNo) {
        var payment = require(outTradeNo);
        payment.fail();
        book.keep(payment);
    }

    /// Pays, and does not return before the merchant was told for the first time.
    void payAndTell(Payment payment) {
        payment.pay(null, clock.instant());
        book.enter(payment.requireReceipt().transactionId(), payment);
        notices.announceAndWait(messages.paid(payment));
    }

    private String settled(Payment payment) {
        var transactionId = payment.requireReceipt().transactionId();
        book.enter(transactionId, payment);
        notices.announce(messages.paid(payment));
        return transactionId;
    }

    private Payment require(String outTradeNo) {
        return book.findByOutTradeNo(outTradeNo).orElseThrow(() -> new CashierRefusal("订单不存在: " + outTradeNo));
    }

    private void checkForm(PaymentParameters parameters) {
        if (Stream.of(
                        parameters.appId(),
                        parameters.timeStamp(),
                        parameters.nonceStr(),
                        parameters.packageValue(),
                        parameters.paySign())
                .anyMatch(Objects::isNull)) {
            throw new CashierRefusal("缺少参数");
        }
        if (!parameters.appId().equals(merchant.appid())) throw new CashierRefusal("appId不匹配");
        if (!parameters.timeStamp().matches("\\d{10}")) throw new CashierRefusal("timeStamp错误");
        if (parameters.nonceStr().isEmpty() || parameters.nonceStr().length() > 32) {
            throw new CashierRefusal("nonceStr错误");
        }
        if (!"RSA".equals(parameters.signType())) throw new CashierRefusal("signType错误");
    }
}
