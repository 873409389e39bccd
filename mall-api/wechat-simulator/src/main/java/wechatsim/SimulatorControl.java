package wechatsim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationContext;
import wechatsim.crypto.PlatformKeys;
import wechatsim.exchange.Exchanges;
import wechatsim.faults.Faults;
import wechatsim.kernel.SimulatorClock;
import wechatsim.miniapp.AccessTokens;
import wechatsim.miniapp.SubscribeDialog;
import wechatsim.miniapp.SubscribeMessages;
import wechatsim.notice.Notices;
import wechatsim.pay.Cashier;
import wechatsim.pay.Ledger;
import wechatsim.pay.LedgerView;
import wechatsim.pay.PaymentParameters;
import wechatsim.pay.Refunds;
import wechatsim.people.People;
import wechatsim.push.MessagePush;
import wechatsim.shipping.ShippingDesk;
import wechatsim.transfer.Transfers;

/// The hand that plays the shoppers and breaks things, for tests in the same JVM; what can be done
/// here can be done over HTTP under `/_control` as well.
public final class SimulatorControl {

    private final ApplicationContext context;

    SimulatorControl(ApplicationContext context) {
        this.context = context;
    }

    /// The shopper of that name, made when needed.
    public Shopper shopper(String name) {
        var people = people();
        return new Shopper(people.named(name, null), people, context.getBean(SubscribeDialog.class));
    }

    /// The shopper confirms what `wx.requestPayment` shows him.
    ///
    /// @return the transaction id
    /// @throws wechatsim.pay.CashierRefusal when the mall signed it wrongly or it cannot be paid
    public String pays(PaymentParameters parameters) {
        return cashier().pay(parameters);
    }

    /// Where payments are made by the merchant's number.
    public Cashier cashier() {
        return context.getBean(Cashier.class);
    }

    public People people() {
        return context.getBean(People.class);
    }

    public FaultSwitches faults() {
        return new FaultSwitches(context.getBean(Faults.class));
    }

    public Notices notices() {
        return context.getBean(Notices.class);
    }

    public Refunds refunds() {
        return context.getBean(Refunds.class);
    }

    public Transfers transfers() {
        return context.getBean(Transfers.class);
    }

    /// What truly happened.
    public LedgerView ledger() {
        return context.getBean(Ledger.class).view();
    }

    /// What was said and answered.
    public Exchanges exchanges() {
        return context.getBean(Exchanges.class);
    }

    public PlatformKeys keys() {
        return context.getBean(PlatformKeys.class);
    }

    public AccessTokens accessTokens() {
        return context.getBean(AccessTokens.class);
    }

    /// The subscribe messages that reached the shoppers' phones.
    public List<SubscribeMessages.Sent> messages() {
        return context.getBean(SubscribeMessages.class).list();
    }

    /// What WeChat pushes to the mall besides notices.
    public MessagePush push() {
        return context.getBean(MessagePush.class);
    }

    /// Where shipments are reported, and shoppers say that they have got them.
    public ShippingDesk shipping() {
        return context.getBean(ShippingDesk.class);
    }

    /// WeChat's time.
    public Instant time() {
        return context.getBean(SimulatorClock.class).instant();
    }

    /// Moves WeChat's time on, and what is due happens.
    public void advanceClock(Duration by) {
        context.getBean(SimulatorClock.class).advance(by);
    }
}
