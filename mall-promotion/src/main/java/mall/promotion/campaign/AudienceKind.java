package mall.promotion.campaign;

import java.util.List;
import java.util.Map;
import java.util.Set;
import mall.domain.kernel.MemberId;
import mall.domain.orders.OrderId;

/// A way to say who may take part. Whoever knows something of members declares one as a bean:
/// levels, tags, segments.
public interface AudienceKind {

    /// `newcomers`: its name in campaigns.
    String code();

    /// What operators and shoppers read: `新人`.
    String title();

    /// Asked on every look at a cart: answers from what is loaded or cached.
    boolean admits(MemberId member, List<String> values);

    /// Those of many who belong to it, for whoever goes through all members. A kind that asks the
    /// database asks for all of them at once, and leaves what is cached of shoppers alone.
    default List<MemberId> among(List<MemberId> members, List<String> values) {
        return members.stream().filter(member -> admits(member, values)).toList();
    }

    /// Makes sure once more, in the placing transaction, where two orders of one member may race; of
    /// all orders at once, by whom they are placed. A kind that holds rows holds them in one order.
    ///
    /// @return those that may be placed
    default Set<OrderId> claim(Map<OrderId, MemberId> orders, List<String> values) {
        return orders.keySet();
    }

    /// Gives back what was claimed, in the transaction that undoes the orders.
    default void release(Map<OrderId, MemberId> orders) {}

    /// Says what is wrong with the values, with pointers that are relative to their list.
    default void check(List<String> values, Problems problems) {
        if (!values.isEmpty()) problems.add("/0", "unwanted", "「%s」不需要填写内容".formatted(title()));
    }
}
