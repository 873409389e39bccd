package mall.testing.wechat;

import java.time.Clock;
import java.time.Duration;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.payments.PayableRef;
import mall.domain.payments.PayerAccount;
import mall.domain.payments.PaymentOrder;
import mall.domain.payments.PaymentParameters;
import mall.domain.payments.Payments;
import org.springframework.boot.test.context.TestComponent;
import wechatsim.Shopper;
import wechatsim.SimulatorControl;
import wechatsim.WechatSimulator;

/// Where shoppers pay in tests that need no order: something with a price and nothing else.
@TestComponent
public class Till {

    private final Payments payments;
    private final SimulatorControl wechat;
    private final String appid;
    private final Clock clock;

    Till(Payments payments, WechatSimulator simulator, SimulatorControl wechat, Clock clock) {
        this.payments = payments;
        this.wechat = wechat;
        this.appid = simulator.credentials().appid();
        this.clock = clock;
    }

    public static PayableRef something() {
        return new PayableRef("test", Ids.next());
    }

    public PaymentParameters start(PayableRef payable, Shopper shopper, Money price) {
        var account = new PayerAccount(appid, shopper.openid());
        var until = clock.instant().plus(Duration.ofMinutes(30));
        return payments.start(
                new PaymentOrder(payable, MemberId.next(), account, price, "明前西湖龙井", until),
                new IdempotencyKey(Ids.next(), "start-payment", Ids.hex(Ids.next()), "hash"));
    }

    /// Confirms on the phone what the mall gave to the Mini Program.
    public void pay(PaymentParameters parameters) {
        wechat.pays(new wechatsim.pay.PaymentParameters(
                parameters.appId(),
                parameters.timeStamp(),
                parameters.nonceStr(),
                parameters.packageValue(),
                parameters.signType(),
                parameters.paySign()));
    }
}
