package mall.demo;

import mall.demo.DemoGoods.ShopperEntry;
import mall.domain.kernel.MemberId;
import mall.member.members.JoinSource;
import mall.member.members.MemberSessions;
import mall.member.members.Members;
import mall.member.members.Phones;
import mall.member.members.Profile;
import mall.member.members.addresses.AddressEntry;
import mall.member.members.addresses.Addresses;
import mall.member.messages.Consents;
import org.springframework.transaction.support.TransactionTemplate;
import wechatsim.SimulatorControl;

/// Lets the demo shoppers join, each with a phone, an address and messages that he allowed. Whoever
/// was cut off in the middle goes on from there. It has more parts than a constructor should,
/// because people have to do with everything.
public class DemoShoppers {

    private final SimulatorControl wechat;
    private final MemberSessions sessions;
    private final Members members;
    private final Phones phones;
    private final Addresses addresses;
    private final Consents consents;
    private final TransactionTemplate transaction;

    public DemoShoppers(
            SimulatorControl wechat,
            MemberSessions sessions,
            Members members,
            Phones phones,
            Addresses addresses,
            Consents consents,
            TransactionTemplate transaction) {
        this.wechat = wechat;
        this.sessions = sessions;
        this.members = members;
        this.phones = phones;
        this.addresses = addresses;
        this.consents = consents;
        this.transaction = transaction;
    }

    /// WeChat's simulator forgets his phone and what he allowed when it stops.
    void introduceToWechat(ShopperEntry entry) {
        wechat.people().named(entry.name(), entry.phone());
        DemoMessages.allowAll(wechat.shopper(entry.name()));
    }

    void join(ShopperEntry entry) {
        var shopper = wechat.shopper(entry.name());
        var tokens = sessions.login(shopper.loginCode(), JoinSource.UNKNOWN);
        var member = sessions.authenticate(tokens.access()).orElseThrow().id();
        phones.bind(member, shopper.phoneCode());
        transaction.executeWithoutResult(_ -> furnish(member, entry));
    }

    private void furnish(MemberId member, ShopperEntry entry) {
        if (!addresses.of(member).isEmpty()) return;
        members.introduce(member, new Profile(entry.name(), null, null, null));
        DemoMessages.takeDown(consents, member);
        addresses.add(member, new AddressEntry(entry.name(), entry.phone(), entry.district(), entry.street(), true));
    }
}
