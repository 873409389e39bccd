package mall.promotion.flashsale.gate;

import java.util.List;
import mall.promotion.flashsale.LotId;

/// The names of a lot's keys, with one hash tag, so that a cluster keeps them on one server.
record LotKeys(String gate, String members, String tokens, String admissions, String draft) {

    static LotKeys of(LotId lot) {
        var tagged = "flash:{" + lot.session() + ":" + lot.sku() + "}:";
        return new LotKeys(
                tagged + "gate", tagged + "members", tagged + "tokens", tagged + "admissions", tagged + "draft");
    }

    List<Object> toAdmit() {
        return List.of(gate, members, tokens, admissions);
    }

    List<Object> toSettle() {
        return List.of(gate, tokens, admissions);
    }

    List<Object> toTurnBack() {
        return List.of(gate, tokens, admissions, members);
    }

    List<Object> toGiveBack() {
        return List.of(gate, members);
    }

    List<Object> toTakeUp() {
        return List.of(gate, tokens, admissions);
    }

    List<Object> toLook() {
        return List.of(gate, members, tokens, admissions);
    }

    List<Object> toShut() {
        return List.of(gate, admissions, draft);
    }

    List<Object> toDraft() {
        return List.of(gate, draft);
    }

    List<Object> toOpen() {
        return List.of(gate, members, tokens, admissions, draft);
    }
}
