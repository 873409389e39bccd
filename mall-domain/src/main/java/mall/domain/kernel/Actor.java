package mall.domain.kernel;

/// Who did something: kept in every history.
public sealed interface Actor {

    /// A shopper, by his own hand.
    record Member(MemberId id) implements Actor {}

    /// Somebody at the console.
    record Operator(OperatorId id) implements Actor {}

    /// The shop by itself: a clock, a listener, or word from WeChat.
    record Shop() implements Actor {}

    static Actor shop() {
        return new Shop();
    }

    /// How histories store it: `member:0192…`, `operator:0192…`, `shop`.
    default String code() {
        return switch (this) {
            case Member(var id) -> "member:" + id;
            case Operator(var id) -> "operator:" + id;
            case Shop() -> "shop";
        };
    }
}
