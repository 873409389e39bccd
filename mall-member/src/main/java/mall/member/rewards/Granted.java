package mall.member.rewards;

import java.util.UUID;
import mall.domain.kernel.MemberId;

/// A reward on its way to a member.
///
/// @param id of this one delivery: the key by which whoever delivers does it once
public record Granted<R extends Reward>(UUID id, MemberId member, R reward, RewardCause cause) {}
