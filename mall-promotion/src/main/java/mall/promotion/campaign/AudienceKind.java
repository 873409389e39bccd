package mall.promotion.campaign;

import java.util.List;
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

    /// Makes sure once more, in the placing transaction, where two orders of one member may race.
    ///
    /// @return whether the order may be placed
    default boolean claim(MemberId member, List<String> values, OrderId order) {
        return true;
    }

    /// Gives back what was claimed, in the transaction that undoes the order.
    default void release(MemberId member, OrderId order) {}

    /// Says what is wrong with the values, with pointers that are relative to their list.
    default void check(List<String> values, Problems problems) {
        if (!values.isEmpty()) problems.add("/0", "unwanted", "「%s」不需要填写内容".formatted(title()));
    }
}
