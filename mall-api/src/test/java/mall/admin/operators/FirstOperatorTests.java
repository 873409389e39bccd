package mall.admin.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import mall.testing.MallTest;
import mall.testing.http.Doors;
import mall.testing.http.Doors.Login;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

/// A new mall tells whoever started it how to become its owner. It listens before it starts.
@ExtendWith(OutputCaptureExtension.class)
@MallTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "mall.console.url=https://new.shop.example/console/"})
@Import(Doors.class)
class FirstOperatorTests {

    static final Pattern LINK = Pattern.compile("https://new\\.shop\\.example/console/#/invitation/(\\S+)");
    static final Login OWNER = new Login("first-owner", "correct horse battery");

    @Autowired
    Doors doors;

    @Test
    void becomesTheOwnerByTheLinkThatTheFirstStartPrints(CapturedOutput output) {
        var link = LINK.matcher(output.getAll());
        assertThat(link.find()).isTrue();
        var acceptance =
                Map.of("token", link.group(1), "login", OWNER.login(), "name", "店主", "password", OWNER.password());

        var accepted = doors.nobody().post("/admin/api/invitations/acceptance", acceptance);
        var again = doors.nobody().post("/admin/api/invitations/acceptance", acceptance);

        assertThat(accepted.status()).isEqualTo(201);
        assertThat(doors.asOperator(OWNER).get("/admin/api/action-log").status())
                .isEqualTo(200);
        assertThat(again.code()).isEqualTo("invitation-over");
    }
}
