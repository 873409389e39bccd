package mall.admin.coupons;

import static mall.api.coupons.CouponCounter.amount;
import static mall.api.coupons.CouponCounter.claim;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import mall.api.coupons.CouponCounter;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@MallHttpTest
@Import(CouponCounter.class)
class CouponTemplateHttpTests {

    private static final String PATH = "/admin/api/coupon-templates";

    @Autowired
    Doors doors;

    @Autowired
    CouponCounter counter;

    @SuppressWarnings("NullAway.Init") // before each test
    Client clerk;

    @BeforeEach
    void aClerkIsThere() {
        clerk = counter.clerk();
    }

    @Test
    void isWrittenShownAndSentBackAsItIs() {
        var created = clerk.post(PATH, amount(20_00, 100_00, 10));
        var shown = clerk.get(PATH + "/" + created.at("/id"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(shown.at("/state")).isEqualTo("DRAFT");
        assertThat(shown.number("/terms/benefit/amountFen")).isEqualTo(20_00);
        var same = Map.of(
                "name", shown.at("/name"),
                "notes", shown.at("/notes"),
                "terms", shown.body().at("/terms"),
                "giving", shown.body().at("/giving"));
        var edited = clerk.ifMatch(shown).put(PATH + "/" + created.at("/id"), same);
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.number("/edition")).isEqualTo(1);
        assertThat(clerk.get(PATH).texts("/items/*/id")).contains(created.at("/id"));
    }

    @Test
    void isEditedByWhoeverSawItLast() {
        var path = PATH + "/" + clerk.post(PATH, amount(20_00, 100_00, 10)).at("/id");
        var seen = clerk.get(path);

        assertThat(clerk.ifMatch(seen).put(path, amount(30_00, 100_00, 10)).number("/edition"))
                .isEqualTo(2);
        assertThat(clerk.ifMatch(seen).put(path, amount(40_00, 100_00, 10)).status())
                .isEqualTo(412);
        assertThat(clerk.put(path, amount(40_00, 100_00, 10)).status()).isEqualTo(428);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /terms/benefit/percent | {"kind": "PERCENT", "percent": 0}
            /terms/benefit/percent | {"kind": "PERCENT", "percent": 101}
            /terms/benefit/percent | {"kind": "PERCENT"}
            /terms/benefit/amountFen | {"kind": "AMOUNT", "amountFen": -5}
            /terms/benefit/product | {"kind": "EXCHANGE", "product": "0192f8a0-0000-7000-8000-00000000dead"}
            """)
    void saysWhereItIsWrong(String pointer, String benefit) {
        var wrong = amount(20_00, 0, 10).replace("{\"kind\": \"AMOUNT\", \"amountFen\": 2000}", benefit);

        var refused = clerk.post(PATH, wrong);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.texts("/errors/*/pointer")).contains(pointer);
    }

    @Test
    void isPausedAndEnded() {
        var id = counter.opened(clerk, amount(20_00, 100_00, 10));
        var path = PATH + "/" + id;
        var paused = clerk.ifMatch(clerk.get(path)).post(path + "/pause");
        assertThat(paused.at("/state")).isEqualTo("PAUSED");
        assertThat(claim(doors.shopper(), id).code()).isEqualTo("coupon-not-given-out");

        var ended = clerk.ifMatch(paused).post(path + "/end");

        assertThat(ended.at("/state")).isEqualTo("ENDED");
        assertThat(clerk.ifMatch(ended).post(path + "/opening").code()).isEqualTo("coupon-template-wrong-state");
    }

    @Test
    void aSharedCodeIsMadeAndTheListOfCodesIsTakenAway() {
        var id = counter.opened(clerk, amount(20_00, 100_00, 10));
        var word = "TEA" + id.substring(28).toUpperCase(Locale.ROOT);

        var batch = clerk.once().post(PATH + "/" + id + "/code-batches", Map.of("code", word, "size", 1));
        var liu = doors.shopper();
        var coupon = liu.once().post("/api/coupons/redemptions", Map.of("code", word));
        var csv = clerk.get("/admin/api/coupon-code-batches/" + batch.at("/id") + "/codes");

        assertThat(coupon.status()).isEqualTo(201);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text()).isEqualTo("code,used_at\r\n" + word + ",\r\n");
        assertThat(clerk.get(PATH + "/" + id + "/code-batches").texts("/items/*/used"))
                .containsExactly("1");
    }

    @Test
    void codesAreMadeOncePerKeyHoweverOftenTheButtonIsTapped() {
        var id = counter.opened(clerk, amount(20_00, 100_00, 10));
        var path = PATH + "/" + id + "/code-batches";
        var body = Map.of("size", 3);

        var first = clerk.once("codes-" + id).post(path, body);
        var again = clerk.once("codes-" + id).post(path, body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(clerk.get(path).texts("/items/*/id")).containsExactly(first.at("/id"));
        assertThat(clerk.once("codes-" + id).post(path, Map.of("size", 1)).code())
                .isEqualTo("idempotency-key-reused");
        assertThat(clerk.post(path, body).code()).isEqualTo("idempotency-key-missing");
    }

    @Test
    void aListIsIssuedOncePerKey() {
        var id = counter.opened(clerk, amount(20_00, 100_00, 10));
        var body = Map.of("members", List.of("0192f8a0-0000-7000-8000-00000000beef"));

        var first = clerk.once("issue-" + id).post(PATH + "/" + id + "/issues", body);
        var again = clerk.once("issue-" + id).post(PATH + "/" + id + "/issues", body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(clerk.get("/admin/api/coupon-issues/" + first.at("/id")).number("/wanted"))
                .isEqualTo(1);
        assertThat(clerk.once().post(PATH + "/" + id + "/issues", "{}").texts("/errors/*/pointer"))
                .containsExactly("/members");
    }

    @Test
    void aSingleCouponIsFrozenAndTakenAway() {
        var liu = doors.shopper();
        var coupon =
                claim(liu, counter.opened(clerk, amount(20_00, 100_00, 10))).at("/id");
        var path = "/admin/api/coupons/" + coupon;

        assertThat(clerk.post(path + "/freeze").at("/state")).isEqualTo("FROZEN");
        assertThat(liu.get("/api/coupons/" + coupon).at("/state")).isEqualTo("FROZEN");
        assertThat(clerk.delete(path + "/freeze").at("/state")).isEqualTo("AVAILABLE");
        assertThat(clerk.post(path + "/revocation").at("/state")).isEqualTo("REVOKED");
        assertThat(clerk.post(path + "/freeze").code()).isEqualTo("coupon-wrong-state");
    }
}
