package mall.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import mall.domain.operators.Invitations;
import mall.domain.operators.NewOperator;
import mall.member.members.JoinSource;
import mall.member.members.MemberSessions;
import mall.member.members.Members;
import mall.member.members.Phones;
import mall.member.members.Profile;
import mall.member.members.addresses.AddressEntry;
import mall.member.members.addresses.Addresses;
import mall.member.messages.Consents;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import wechatsim.SimulatorControl;

/// The people of the demo shop: shoppers who have been here before, each with a phone and an address,
/// and the owner, whose password is made at the first start and kept in a file of this machine. It has
/// more parts than a constructor should, because people have to do with everything.
@Order(3)
public class DemoPeople implements ApplicationRunner {

    private static final String OWNER = "owner";

    private final SimulatorControl wechat;
    private final Path account;
    private final Invitations invitations;
    private final MemberSessions sessions;
    private final Members members;
    private final Phones phones;
    private final Addresses addresses;
    private final Consents consents;

    public DemoPeople(
            SimulatorControl wechat,
            Path account,
            Invitations invitations,
            MemberSessions sessions,
            Members members,
            Phones phones,
            Addresses addresses,
            Consents consents) {
        this.wechat = wechat;
        this.account = account;
        this.invitations = invitations;
        this.sessions = sessions;
        this.members = members;
        this.phones = phones;
        this.addresses = addresses;
        this.consents = consents;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var goods = DemoGoods.read();
        goods.shoppers().forEach(shopper -> {
            wechat.people().named(shopper.name(), shopper.phone());
            DemoMessages.allowAll(wechat.shopper(shopper.name()));
        });
        invitations.first().ifPresent(first -> {
            var password = password();
            invitations.accept(first.token(), new NewOperator(OWNER, goods.name() + "店主", password));
            keep("login    " + OWNER + System.lineSeparator() + "password " + password + System.lineSeparator());
            goods.shoppers().forEach(this::join);
        });
    }

    private void join(DemoGoods.ShopperEntry entry) {
        var shopper = wechat.shopper(entry.name());
        var tokens = sessions.login(shopper.loginCode(), JoinSource.UNKNOWN);
        var member = sessions.authenticate(tokens.access()).orElseThrow().id();
        members.introduce(member, new Profile(entry.name(), null, null, null));
        phones.bind(member, shopper.phoneCode());
        DemoMessages.takeDown(consents, member);
        addresses.add(member, new AddressEntry(entry.name(), entry.phone(), entry.district(), entry.street(), true));
    }

    private void keep(String text) {
        try {
            Files.writeString(account, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String password() {
        var bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
