package mall.promotion.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mall.domain.catalog.SkuSnapshot;
import tools.jackson.databind.json.JsonMapper;

/// Rules of all plays, as a merchant might write them, drawn at random.
final class RandomRules {

    private final Random random;
    private final List<SkuSnapshot> teas;
    private final JsonMapper json;

    private RandomRules(Random random, List<SkuSnapshot> teas, JsonMapper json) {
        this.random = random;
        this.teas = new ArrayList<>(teas);
        this.json = json;
    }

    /// As JSON, by play.
    static Map<String, String> of(Random random, List<SkuSnapshot> teas, JsonMapper json) {
        return new RandomRules(random, teas, json).all();
    }

    private Map<String, String> all() {
        return Map.of(
                "newcomer-price", """
                {"prices": [{"sku": "%s", "priceFen": %d, "most": %d}, {"sku": "%s", "priceFen": %d, "most": 1}]}
                """.formatted(first(), fen(60_00), 1 + random.nextInt(3), second(), fen(9_90)),
                "timed-discount", """
                {"scope": %s, "percent": %d, "prices": []}
                """.formatted(scope(), 1 + random.nextInt(99)),
                "second-half", """
                {"scope": %s, "every": %d, "percent": %d, "sameProduct": %b}
                """.formatted(scope(), 2 + random.nextInt(3), random.nextInt(100), random.nextBoolean()),
                "any-n", """
                {"scope": %s, "pieces": %d, "priceFen": %d, "most": %d}
                """.formatted(scope(), 2 + random.nextInt(4), fen(300_00), 1 + random.nextInt(4)),
                "bundle", """
                {"parts": [{"sku": "%s", "quantity": 1}, {"sku": "%s", "quantity": %d}], "priceFen": %d, "most": %d}
                """.formatted(first(), second(), 1 + random.nextInt(2), fen(200_00), 1 + random.nextInt(4)),
                "add-on", """
                {"scope": %s, "fromFen": %d, "extras": [{"sku": "%s", "priceFen": %d}], "most": %d}
                """.formatted(scope(), fen(200_00), first(), fen(50_00), 1 + random.nextInt(4)),
                "reduction", """
                {"scope": %s, "measure": "AMOUNT", "repeated": %b, "ladder": [{"fromFen": %d, "offFen": %d}]}
                """.formatted(scope(), random.nextBoolean(), 100_00 + fen(200_00), fen(100_00)),
                "gift", """
                {"scope": %s, "onRefund": "KEEP",
                 "ladder": [{"fromFen": %d, "gifts": [{"sku": "%s", "quantity": 1, "valueFen": 0}]}]}
                """.formatted(scope(), fen(200_00), first()),
                "free-freight", "{\"scope\": %s, \"fromFen\": %d}".formatted(scope(), fen(300_00)));
    }

    private String first() {
        return draw().getFirst().id().toString();
    }

    /// Another one than [#first] of just before.
    private String second() {
        return teas.getLast().id().toString();
    }

    private List<SkuSnapshot> draw() {
        Collections.shuffle(teas, random);
        return teas;
    }

    private String scope() {
        if (random.nextInt(3) == 0) return json.writeValueAsString(Scope.EVERYTHING);
        var some = draw().subList(0, 1 + random.nextInt(teas.size()));
        return json.writeValueAsString(
                Scope.of(some.stream().map(SkuSnapshot::product).toList()));
    }

    private long fen(int most) {
        return 1L + random.nextInt(most);
    }
}
