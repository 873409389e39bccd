package mall.api.members;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import wechatsim.Shopper;
import wechatsim.SimulatorControl;

/// Coming in from WeChat, over HTTP, with WeChat's own messages.
@MallWithWechat
@Import(Doors.class)
class SessionHttpTests {

    @Autowired
    Doors doors;

    @Autowired
    SimulatorControl wechat;

    final String name = "小林 " + UUID.randomUUID();

    @Nested
    class ALogin {

        @Test
        void opensASessionForWhoeverWeChatSaysHeIs() {
            var first = logIn();
            var again = logIn();

            assertThat(first.status()).isEqualTo(201);
            assertThat(first.at("/joined")).isEqualTo("true");
            assertThat(again.at("/memberId")).isEqualTo(first.at("/memberId"));
            assertThat(again.at("/joined")).isEqualTo("false");
            assertThat(as(first).get("/api/me").at("/id")).isEqualTo(first.at("/memberId"));
        }

        @Test
        void makesOneMemberHoweverManyDevicesHeComesWithAtOnce() throws Exception {
            Callable<Answer> logIn = SessionHttpTests.this::logIn;
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                var members = new ArrayList<String>();
                for (var answer :
                        crowd.invokeAll(Stream.generate(() -> logIn).limit(12).toList(), 30, SECONDS)) {
                    members.add(answer.get().at("/memberId"));
                }

                assertThat(members).containsOnly(members.getFirst());
            }
        }

        @Test
        void takesACodeOnce() {
            var code = shopper().loginCode();
            doors.nobody().post("/api/sessions", Map.of("code", code));

            var again = doors.nobody().post("/api/sessions", Map.of("code", code));

            assertThat(again.status()).isEqualTo(400);
            assertThat(again.code()).isEqualTo("login-code-refused");
        }

        @Test
        void isOnlyWithACodeOfWeChats() {
            for (var body : List.of(
                    Map.of("code", "made-up"),
                    Map.of("code", ""),
                    Map.of("code", "x".repeat(201)),
                    Map.of("code", shopper().loginCode(), "openid", shopper().openid()),
                    Map.of("code", shopper().loginCode(), "share", "not a share"),
                    Map.of())) {
                assertThat(doors.nobody().post("/api/sessions", body).status()).isEqualTo(400);
            }
        }

        @Test
        void keepsWhatBroughtHim() {
            var session = doors.nobody()
                    .post(
                            "/api/sessions",
                            Map.of("code", shopper().loginCode(), "scene", 1007, "share", "Ab12Cd34Ef56"));

            var seen = doors.operatorWith("members:read").get("/admin/api/members/" + session.at("/memberId"));

            assertThat(seen.number("/joinedScene")).isEqualTo(1007);
            assertThat(seen.at("/joinedShare")).isEqualTo("Ab12Cd34Ef56");
        }
    }

    @Nested
    class ASession {

        final Answer session = logIn();

        @Test
        void isRefreshedOnceWithEachToken() {
            var next = refresh(session);
            var after = refresh(next);

            assertThat(next.status()).isEqualTo(200);
            assertThat(as(after).get("/api/me").status()).isEqualTo(200);
            assertThat(refresh(session).status()).isEqualTo(401);
            assertThat(refresh(session).code()).isEqualTo("session-over");
            assertThat(as(after).get("/api/me").status()).isEqualTo(401);
            assertThat(refresh(after).status()).isEqualTo(401);
        }

        @Test
        void endsWhenItsShopperLogsOut() {
            var elsewhere = logIn();

            assertThat(as(session).delete("/api/sessions/current").status()).isEqualTo(204);

            assertThat(as(session).get("/api/me").status()).isEqualTo(401);
            assertThat(refresh(session).status()).isEqualTo(401);
            assertThat(as(elsewhere).get("/api/me").status()).isEqualTo(200);
        }

        @Test
        void endsEverywhereWhenItsShopperSaysSo() {
            var elsewhere = logIn();

            as(session).delete("/api/sessions");

            assertThat(as(session).get("/api/me").status()).isEqualTo(401);
            assertThat(as(elsewhere).get("/api/me").status()).isEqualTo(401);
        }

        @Test
        void endsWhenTheShopBlocksItsShopperWhoThenStaysOut() {
            doors.operatorWith("members:block")
                    .put("/admin/api/members/" + session.at("/memberId") + "/block", Map.of("reason", "倒卖"));

            var again = logIn();

            assertThat(as(session).get("/api/me").status()).isEqualTo(401);
            assertThat(again.status()).isEqualTo(403);
            assertThat(again.code()).isEqualTo("member-blocked");
        }
    }

    @Nested
    class APhone {

        final Client me = as(logIn());
        final String number = shopper().phone();

        @Test
        void isBoundWithTheCodeOfTheButton() {
            var code = shopper().phoneCode();

            var bound = me.put("/api/me/phone", Map.of("code", code));
            var again = me.put("/api/me/phone", Map.of("code", code));

            assertThat(bound.at("/phone")).isEqualTo(number.substring(0, 3) + "****" + number.substring(7));
            assertThat(again.status()).isEqualTo(400);
            assertThat(again.code()).isEqualTo("phone-code-refused");
        }

        @Test
        void isNotBoundToTwo() {
            me.put("/api/me/phone", Map.of("code", shopper().phoneCode()));
            wechat.people().named("another " + name, number);
            var other = wechat.shopper("another " + name);
            var session = doors.nobody().post("/api/sessions", Map.of("code", other.loginCode()));

            var taken = as(session).put("/api/me/phone", Map.of("code", other.phoneCode()));

            assertThat(taken.status()).isEqualTo(409);
            assertThat(taken.code()).isEqualTo("phone-taken");
        }

        @Test
        void isShownToAnOperatorWhoMayAndThatIsWrittenDown() {
            me.put("/api/me/phone", Map.of("code", shopper().phoneCode()));
            var id = me.get("/api/me").at("/id");
            var operator = doors.operatorWith("members:read", "members:reveal-phone");

            var found = operator.get("/admin/api/members?phone=" + number);
            var revealed = operator.post("/admin/api/members/" + id + "/phone-revelations");

            assertThat(found.texts("/items/*/id")).containsExactly(id);
            assertThat(found.text()).doesNotContain(number);
            assertThat(revealed.at("/phone")).isEqualTo(number);
            var lines = doors.owner().get("/admin/api/action-log?subject=member:" + id);
            assertThat(lines.texts("/items/*/action")).containsExactly("members:reveal-phone");
            assertThat(lines.text()).doesNotContain(number);
        }
    }

    @Nested
    class WeChatBeingAway {

        @Test
        void keepsNewcomersOutAndLeavesTheOthersAlone() {
            var session = logIn();
            wechat.faults().where("/sns/*").untilOff().badGateways();

            var newcomer = logIn();

            assertThat(newcomer.status()).isEqualTo(503);
            assertThat(newcomer.header("Retry-After")).isNotEmpty();
            assertThat(as(session).get("/api/me").status()).isEqualTo(200);
            assertThat(refresh(session).status()).isEqualTo(200);
        }

        @AfterEach
        void isOver() {
            wechat.faults().allOff();
        }
    }

    Shopper shopper() {
        return wechat.shopper(name);
    }

    Answer logIn() {
        return doors.nobody().post("/api/sessions", Map.of("code", shopper().loginCode()));
    }

    Answer refresh(Answer session) {
        return doors.nobody().post("/api/sessions/refresh", Map.of("refreshToken", session.at("/refreshToken")));
    }

    Client as(Answer session) {
        return doors.nobody().with("Authorization", "Bearer " + session.at("/accessToken"));
    }
}
