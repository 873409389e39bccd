package mall.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import mall.testing.wechat.MallWithWechat;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The way in is the same where the simulator plays WeChat.
@MallWithWechat
class DoorsTests {

    @Autowired
    private Doors doors;

    @Test
    void aShopperWhomWechatKnowsIsTheSameWhenHeComesAgain() {
        var first = doors.shopper("刘小雨").get("/api/me");
        var again = doors.shopper("刘小雨").get("/api/me");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
    }

    @Test
    void anOperatorComesInAsEverywhere() {
        assertThat(doors.owner().get("/admin/api/session").texts("/permissions/*"))
                .containsExactly("*");
    }
}
