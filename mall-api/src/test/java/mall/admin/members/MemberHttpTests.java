package mall.admin.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class MemberHttpTests {

    @Autowired
    Doors doors;

    @Nested
    class AnOperatorWhoMayLook {

        final Client operator = doors.operatorWith("members:read");
        final Client shopper = doors.shopper();
        final String id = shopper.get("/api/me").at("/id");

        @Test
        void findsAMemberByHisNickname() {
            var nickname = "lin-" + UUID.randomUUID().toString().substring(0, 8);
            shopper.patch("/api/me", Map.of("nickname", nickname));

            var found = operator.get("/admin/api/members?nickname=" + nickname.substring(0, 10) + "&state=ACTIVE");

            assertThat(found.texts("/items/*/id")).containsExactly(id);
            assertThat(operator.get("/admin/api/members/" + id).at("/nickname")).isEqualTo(nickname);
        }

        @Test
        void mayDoNothingElse() {
            assertThat(operator.put("/admin/api/members/" + id + "/block", Map.of("reason", "不喜欢"))
                            .status())
                    .isEqualTo(403);
            assertThat(operator.delete("/admin/api/members/" + id + "/block").status())
                    .isEqualTo(403);
            assertThat(operator.post("/admin/api/members/" + id + "/phone-revelations")
                            .status())
                    .isEqualTo(403);
            assertThat(shopper.get("/api/me").status()).isEqualTo(200);
        }

        @Test
        void isToldWhatIsNotThereOrMakesNoSense() {
            assertThat(operator.get("/admin/api/members/" + UUID.randomUUID()).status())
                    .isEqualTo(404);
            assertThat(operator.get("/admin/api/members?phone=12").code()).isEqualTo("no-phone-number");
            assertThat(operator.get("/admin/api/members?state=LOST").status()).isEqualTo(400);
            assertThat(operator.get("/admin/api/members?joinedFrom=yesterday").status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class AnOperatorWhoMayBlock {

        final Client operator = doors.operatorWith("members:read", "members:block");
        final String openid = UUID.randomUUID().toString();
        final Client shopper = doors.shopper(openid);
        final String id = shopper.get("/api/me").at("/id");

        @Test
        void putsAMemberOutAtOnceAndLeavesALine() {
            var blocked = operator.put("/admin/api/members/" + id + "/block", Map.of("reason", "倒卖优惠券"));

            assertThat(blocked.at("/state")).isEqualTo("BLOCKED");
            assertThat(shopper.get("/api/me").status()).isEqualTo(401);
            var lines = doors.owner().get("/admin/api/action-log?subject=member:" + id);
            assertThat(lines.texts("/items/*/action")).containsExactly("members:block");
            assertThat(lines.texts("/items/*/after/reason")).containsExactly("倒卖优惠券");
        }

        @Test
        void letsHimInAgain() {
            operator.put("/admin/api/members/" + id + "/block", Map.of("reason", "误会"));

            var unblocked = operator.delete("/admin/api/members/" + id + "/block");

            assertThat(unblocked.at("/state")).isEqualTo("ACTIVE");
            assertThat(doors.shopper(openid).get("/api/me").at("/id")).isEqualTo(id);
            assertThat(shopper.get("/api/me").status()).isEqualTo(401);
        }

        @Test
        void saysWhy() {
            assertThat(operator.put("/admin/api/members/" + id + "/block", Map.of("reason", " "))
                            .status())
                    .isEqualTo(400);
            assertThat(shopper.get("/api/me").status()).isEqualTo(200);
        }
    }
}
