package mall.member.ledger;

import mall.domain.kernel.MemberId;

/// What an account has, as its locked row says.
///
/// @param entries how many journals it has
record Account(MemberId member, Asset asset, long free, long held, long owed, long entries) {}
