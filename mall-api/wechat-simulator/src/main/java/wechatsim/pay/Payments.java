package wechatsim.pay;

import org.springframework.stereotype.Component;
import wechatsim.crypto.Merchant;
import wechatsim.crypto.PlatformKeys;
import wechatsim.gateway.PayError;
import wechatsim.kernel.SimulatorClock;
import wechatsim.people.People;

/// The merchant's side of payments: order, query, close.
@Component
final class Payments {

    private final PaymentBook book;
    private final Meanwhile meanwhile;
    private final People people;
    private final Merchant merchant;
    private final SimulatorClock clock;

    Payments(PaymentBook book, Meanwhile meanwhile, People people, Merchant merchant, SimulatorClock clock) {
        this.book = book;
        this.meanwhile = meanwhile;
        this.people = people;
        this.merchant = merchant;
        this.clock = clock;
    }

    /// Opens an order, or asks again for an open one.
    ///
    /// @return the prepay id
    String prepay(PrepayRequest request, PlatformKeys.Kind asked) {
        if (!request.mchid().equals(merchant.mchid())) throw PayError.parameter("请求体中商户号与签名商户号不一致");
        if (!request.appid().equals(merchant.appid())) {
            throw PayError.badRequest("APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配");
        }
        if (people.find(request.payer().openid()).isEmpty()) throw PayError.openidMismatch();
        var now = clock.instant();
        var payment = book.findOrOpen(request.outTradeNo(), () -> new Payment(request, asked, now));
        var prepayId = payment.newPrepayId(request, now);
        book.enter(prepayId, payment);
        meanwhile.beforeAnswering(payment, request.outTradeNo());
        return prepayId;
    }

    Payment byOutTradeNo(String outTradeNo, String mchid) {
        checkMchid(mchid);
        return book.findByOutTradeNo(outTradeNo).orElseThrow(Payments::noSuchOrder);
    }

    Payment byTransactionId(String transactionId, String mchid) {
        checkMchid(mchid);
        return book.findByTransactionId(transactionId).orElseThrow(Payments::noSuchOrder);
    }

    void close(String outTradeNo, String mchid) {
        var payment = byOutTradeNo(outTradeNo, mchid);
        meanwhile.beforeClosing(outTradeNo);
        payment.close();
        book.keep(payment);
    }

    private void checkMchid(String mchid) {
        if (!mchid.equals(merchant.mchid())) throw PayError.badRequest("MCH_NOT_EXISTS", "商户号不存在");
    }

    private static PayError noSuchOrder() {
        return PayError.notFound("ORDER_NOT_EXIST", "订单不存在");
    }
}
