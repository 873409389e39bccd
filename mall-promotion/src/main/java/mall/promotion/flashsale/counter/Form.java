package mall.promotion.flashsale.counter;

import java.util.ArrayList;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.orders.Basket;
import mall.domain.orders.Delivery;
import mall.domain.orders.pricing.Choice;
import mall.member.members.addresses.AddressId;
import mall.promotion.flashsale.FlashSession;
import mall.promotion.flashsale.LotId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What has to be known of an attempt to place its order, wherever that is done: it travels through
/// the gate with the admission, so that any replica can take up what another one left.
///
/// @param hash of the request that he sent
record Form(
        @Nullable AddressId address,
        List<Choice> choices,
        @Nullable String remark,
        Money seen,
        String hash) {

    private static final String PLAY = "flash-sale";
    private static final List<String> OTHERS = List.of("coupon", "member-price");
    private static final JsonMapper JSON = new JsonMapper();

    static Form of(Tap tap) {
        return new Form(tap.address(), tap.choices(), tap.remark(), tap.seen(), tap.hash());
    }

    static Form read(String text) {
        return JSON.readValue(text, Form.class);
    }

    String write() {
        return JSON.writeValueAsString(this);
    }

    /// The session is one of the buyer's choices: what he gets is its price or nothing. Of plays that
    /// would look for what saves him most he gets only what he picked: a crowd is served without
    /// looking up everybody's coupons and phone numbers.
    Basket basket(MemberId buyer, LotId lot, int units, FlashSession session, @Nullable Delivery delivery) {
        var all = new ArrayList<>(choices);
        all.add(new Choice(PLAY, session.promotion()));
        for (var play : OTHERS) {
            if (choices.stream().noneMatch(choice -> choice.play().equals(play)))
                all.add(new Choice(play, Choice.NONE));
        }
        return new Basket(buyer, List.of(new Basket.Item(lot.sku(), units)), delivery, all, remark);
    }
}
