package mall.api.coupons;

import java.util.Map;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import org.springframework.boot.test.context.TestComponent;

/// The merchant's side of the counter: writes coupons and opens them, over HTTP.
@TestComponent
public class CouponCounter {

    private static final String TEMPLATES = "/admin/api/coupon-templates";

    private static final String AMOUNT = """
            {"name": "茶友券", "notes": "",
             "terms": {"benefit": {"kind": "AMOUNT", "amountFen": %d}, "fromAmountFen": %d, "fromPieces": 0,
                "validity": {"kind": "DAYS_AFTER_CLAIM", "days": 7}, "partialRefund": "SHARE", "fullRefund": "RETURN"},
             "giving": {"listed": true, "total": %d, "perMember": 1, "transfers": 1, "triggers": []}}""";

    private final Doors doors;

    CouponCounter(Doors doors) {
        this.doors = doors;
    }

    public Client clerk() {
        return doors.operatorWith(
                "coupons:read",
                "coupons:edit",
                "coupons:issue",
                "coupons:export",
                "coupons:control",
                "orders:refund",
                "orders:ship");
    }

    public static String amount(long offFen, long fromFen, int total) {
        return AMOUNT.formatted(offFen, fromFen, total);
    }

    /// A template that is given out.
    public String opened(Client clerk, String template) {
        var created = must(clerk.post(TEMPLATES, template));
        var path = TEMPLATES + "/" + created.at("/id");
        must(clerk.ifMatch(clerk.get(path)).post(path + "/opening"));
        return created.at("/id");
    }

    public static Answer claim(Client shopper, String template) {
        return shopper.once().post("/api/coupon-templates/" + template + "/coupons");
    }

    public static Map<String, Object> choice(String promotion) {
        return Map.of("play", "coupon", "promotion", promotion);
    }

    private static Answer must(Answer answer) {
        if (answer.status() >= 300) throw new AssertionError(answer);
        return answer;
    }
}
