package mall.api.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// A member's points, seen by himself and put right by the shop.
@MallHttpTest
class PointsHttpTests {

    @Autowired
    Doors doors;

    @SuppressWarnings("NullAway.Init") // before each test
    private Client liu;

    @SuppressWarnings("NullAway.Init") // before each test
    private Client clerk;

    private String account = "";

    @BeforeEach
    void aMemberAndSomebodyOfTheShop() {
        liu = doors.shopper();
        clerk = doors.operatorWith("points:read", "points:adjust");
        account = "/admin/api/members/" + liu.get("/api/me").at("/id") + "/points";
    }

    Answer adjust(int change, String reason) {
        return clerk.once().post(account + "/adjustments", Map.of("change", change, "reason", reason));
    }

    @Test
    void aMemberSeesWhatHeHasAndHowItCame() {
        assertThat(liu.get("/api/points").number("/usable")).isZero();

        adjust(50, "生日补发");
        adjust(-20, "误发收回");

        assertThat(liu.get("/api/points").number("/usable")).isEqualTo(30);
        var newest = liu.get("/api/points/statement?limit=1");
        assertThat(newest.texts("/items/*/words")).containsExactly("误发收回");
        assertThat(newest.number("/items/0/change")).isEqualTo(-20);
        var rest = liu.get("/api/points/statement?limit=1&cursor=" + newest.at("/next"));
        assertThat(rest.texts("/items/*/words")).containsExactly("生日补发");
        assertThat(doors.shopper().get("/api/points/statement").texts("/items/*/words"))
                .isEmpty();
    }

    @Test
    void anAdjustmentHappensOnceForItsKey() {
        var key = UUID.randomUUID().toString();
        var fifty = Map.of("change", 50, "reason", "补发");

        assertThat(clerk.once(key).post(account + "/adjustments", fifty).status())
                .isEqualTo(201);
        assertThat(clerk.once(key).post(account + "/adjustments", fifty).number("/usable"))
                .isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1.5", "-10000001", "10000001", "99999999999999999999", "\"many\"", "null"})
    void whatIsNoNumberOfPointsIsRefused(String nonsense) {
        adjust(500, "补发");

        var answer =
                clerk.once().post(account + "/adjustments", "{\"change\": %s, \"reason\": \"补\"}".formatted(nonsense));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(liu.get("/api/points").number("/usable")).isEqualTo(500);
    }

    @Test
    void noMoreIsTakenThanThereIs() {
        adjust(500, "补发");

        assertThat(adjust(-501, "收回").code()).isEqualTo("insufficient-value");
        assertThat(liu.get("/api/points").number("/usable")).isEqualTo(500);
    }

    @Test
    void onlyWhoMayPutsPointsRight() {
        var reader = doors.operatorWith("points:read");
        adjust(50, "补发");

        assertThat(reader.get(account).number("/usable")).isEqualTo(50);
        assertThat(reader.get(account + "/statement").texts("/items/*/words")).containsExactly("补发");
        assertThat(reader.once()
                        .post(account + "/adjustments", Map.of("change", 1, "reason", "补"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void nobodyHasNoPoints() {
        var nobody = "/admin/api/members/" + UUID.randomUUID() + "/points/adjustments";

        assertThat(clerk.once().post(nobody, Map.of("change", 1, "reason", "补")).status())
                .isEqualTo(404);
    }
}
