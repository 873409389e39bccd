package mall.api.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MallHttpTest
class MeHttpTests {

    @Autowired
    Doors doors;

    @Nested
    class AProfile {

        @Test
        void isWhatItsOwnerSays() {
            var me = doors.shopper();

            var changed = me.patch("/api/me", Map.of("nickname", "小林🍵", "gender", "FEMALE", "birthday", "1995-05-01"));
            var renamed = me.patch("/api/me", Map.of("nickname", "大林"));

            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.at("/nickname")).isEqualTo("小林🍵");
            assertThat(renamed.at("/birthday")).isEqualTo("1995-05-01");
            assertThat(me.get("/api/me").body()).isEqualTo(renamed.body());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"nickname\": \"\"}",
                    "{\"nickname\": \"a\\u202eb\"}",
                    "{\"gender\": \"OTHERS\"}",
                    "{\"gender\": 1}",
                    "{\"birthday\": \"2999-01-01\"}",
                    "{\"birthday\": \"yesterday\"}",
                    "{\"avatar\": \"/files/somebody-elses.jpg\"}",
                    "{\"phone\": \"13800138000\"}",
                    "{\"state\": \"ACTIVE\"}",
                    "{\"id\": \"0192f8a0-0000-7000-8000-00000000dead\"}",
                    "[]",
                    "{"
                })
        void isNothingElse(String body) {
            var me = doors.shopper();
            var before = me.get("/api/me").body();

            assertThat(me.patch("/api/me", body).status()).isEqualTo(400);

            assertThat(me.get("/api/me").body()).isEqualTo(before);
        }

        @Test
        void wearsAPictureThatItsOwnerUploads() throws IOException {
            var me = doors.shopper();

            var worn = me.upload("/api/me/avatar", "file", "me.png", "image/png", picture());

            assertThat(worn.status()).isEqualTo(200);
            assertThat(worn.at("/avatar")).startsWith("/files/");
            assertThat(me.upload(
                                    "/api/me/avatar",
                                    "file",
                                    "me.png",
                                    "image/png",
                                    "no picture".getBytes(StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(400);
            assertThat(me.post("/api/me/avatar", Map.of("file", "/files/mine.jpg"))
                            .status())
                    .isEqualTo(415);
            assertThat(me.get("/api/me").at("/avatar")).isEqualTo(worn.at("/avatar"));
        }

        byte[] picture() throws IOException {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        }
    }

    @Nested
    class WhoIsAsked {

        @Test
        void isSomebodyWhoIsSignedIn() {
            var nobody = doors.nobody();
            var stranger = nobody.with("Authorization", "Bearer made-up");
            var clumsy = nobody.with("Authorization", "Basic c29tZWJvZHk6");

            for (var client : List.of(nobody, stranger, clumsy, doors.owner())) {
                assertThat(client.get("/api/me").status()).isEqualTo(401);
                assertThat(client.get("/api/me").code()).isEqualTo("not-signed-in");
            }
        }
    }

    @Nested
    class AMemberWhoLeaves {

        @Test
        void takesEverythingAlongAndIsForgotten() {
            var openid = UUID.randomUUID().toString();
            var me = doors.shopper(openid);
            me.patch("/api/me", Map.of("nickname", "小林"));
            me.post("/api/addresses", address("13800138000"));
            var id = me.get("/api/me").at("/id");

            var export = me.get("/api/me/export");
            var left = me.delete("/api/me");

            assertThat(export.header("Content-Disposition")).contains("attachment");
            assertThat(export.header("Cache-Control")).contains("no-store");
            assertThat(export.at("/sections/member/profile/nickname")).isEqualTo("小林");
            assertThat(export.at("/sections/addresses/0/phone")).isEqualTo("13800138000");
            assertThat(left.status()).isEqualTo(204);
            assertThat(me.get("/api/me").status()).isEqualTo(401);
            assertThat(doors.shopper(openid).get("/api/me").at("/id")).isNotEqualTo(id);
        }
    }

    @Nested
    class AnAddress {

        final Client me = doors.shopper();

        @Test
        void isKeptCorrectedAndRemoved() {
            var home = me.post("/api/addresses", address("13800138000"));
            assertThat(home.status()).isEqualTo(201);
            assertThat(home.at("/region")).isEqualTo("广东省 深圳市 南山区");
            assertThat(home.at("/isDefault")).isEqualTo("true");
            var path = "/api/addresses/" + home.at("/id");

            assertThat(me.put(path, address("139-0013-9000")).at("/phone")).isEqualTo("13900139000");
            var office = me.post("/api/addresses", address("13800138000"));
            assertThat(me.put("/api/addresses/" + office.at("/id") + "/default").status())
                    .isEqualTo(204);
            assertThat(me.get("/api/addresses").texts("/items/*/isDefault")).containsExactly("true", "false");
            assertThat(me.delete(path).status()).isEqualTo(204);
            assertThat(me.get(path).code()).isEqualTo("not-found");
        }

        @Test
        void ofSomebodyElseIsNotThere() {
            var theirs = "/api/addresses/"
                    + doors.shopper()
                            .post("/api/addresses", address("13800138000"))
                            .at("/id");

            assertThat(me.get(theirs).status()).isEqualTo(404);
            assertThat(me.put(theirs, address("13800138000")).status()).isEqualTo(404);
            assertThat(me.put(theirs + "/default").status()).isEqualTo(404);
            assertThat(me.delete(theirs).status()).isEqualTo(404);
            assertThat(me.get("/api/addresses/not-an-id").status()).isEqualTo(400);
        }

        @Test
        void isWhereAParcelCanGo() {
            assertThat(me.post("/api/addresses", address("12345")).code()).isEqualTo("no-phone-number");
            assertThat(me.post("/api/addresses", with("districtCode", "440399")).code())
                    .isEqualTo("unknown-division");
            assertThat(me.post("/api/addresses", with("districtCode", "44")).status())
                    .isEqualTo(400);
            assertThat(me.post("/api/addresses", with("street", " ")).status()).isEqualTo(400);
            assertThat(me.post("/api/addresses", with("recipient", "李\n雷")).code())
                    .isEqualTo("invalid-address");
            assertThat(me.post("/api/addresses", with("recipient", "李".repeat(31)))
                            .status())
                    .isEqualTo(400);
            assertThat(me.post(
                                    "/api/addresses",
                                    with("memberId", UUID.randomUUID().toString()))
                            .status())
                    .isEqualTo(400);
            assertThat(me.get("/api/addresses").texts("/items/*/id")).isEmpty();
        }

        @Test
        void isOneOfFiftyAtMost() {
            for (int i = 0; i < 50; i++) me.post("/api/addresses", address("13800138000"));

            var more = me.post("/api/addresses", address("13800138000"));

            assertThat(more.status()).isEqualTo(409);
            assertThat(more.code()).isEqualTo("too-many-addresses");
            assertThat(me.get("/api/addresses").texts("/items/*/id")).hasSize(50);
        }

        Map<String, Object> with(String field, Object value) {
            var body = new HashMap<>(address("13800138000"));
            body.put(field, value);
            return body;
        }
    }

    @Nested
    class TheDivisions {

        @Test
        void areForEverybodyAndAreSentOnce() {
            var all = doors.nobody().get("/api/divisions");
            var again = doors.nobody().with("If-None-Match", all.etag()).get("/api/divisions");

            assertThat(all.texts("/items/*/code")).hasSize(31).contains("44");
            assertThat(all.header("Cache-Control")).contains("max-age=86400", "public");
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.bytes()).isEmpty();
        }
    }

    static Map<String, Object> address(String phone) {
        return Map.of(
                "recipient",
                "李雷",
                "phone",
                phone,
                "districtCode",
                "440305",
                "street",
                "科技园南区 12 栋 " + ThreadLocalRandom.current().nextInt(1000),
                "isDefault",
                false);
    }
}
