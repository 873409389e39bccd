package mall.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import mall.domain.operators.Invitation;
import mall.domain.operators.Invitations;
import mall.domain.operators.NewOperator;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;

/// The people of the demo shop: shoppers who have been here before, and the owner, whose password is
/// made at the first start and kept in a file of this machine.
///
/// The owner comes last: while there is none, an earlier start was cut off, and all of it is done
/// again.
@Order(3)
public class DemoPeople implements ApplicationRunner {

    private static final String OWNER = "owner";

    private final DemoShoppers shoppers;
    private final Invitations invitations;
    private final Path account;

    public DemoPeople(DemoShoppers shoppers, Invitations invitations, Path account) {
        this.shoppers = shoppers;
        this.invitations = invitations;
        this.account = account;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var goods = DemoGoods.read();
        goods.shoppers().forEach(shoppers::introduceToWechat);
        invitations.first().ifPresent(first -> {
            goods.shoppers().forEach(shoppers::join);
            open(first, goods.name());
        });
    }

    /// The password is written down before it is worth anything: nobody else will ever know it.
    private void open(Invitation first, String shop) {
        var password = password();
        keep("login    " + OWNER + System.lineSeparator() + "password " + password + System.lineSeparator());
        invitations.accept(first.token(), new NewOperator(OWNER, shop + "店主", password));
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
