/// What caught a member's eye: the products that he marked, and those that he looked at.
///
/// - [Favourites][mall.member.members.interests.Favourites]: marked by hand, at most 500.
/// - [Footprints][mall.member.members.interests.Footprints]: the last 200 products that he looked
///   at, each once. They are gathered in memory and written for all members together.
@NamedInterface("interests")
@NullMarked
package mall.member.members.interests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
