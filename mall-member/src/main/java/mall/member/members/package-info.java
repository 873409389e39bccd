/// The people who shop with us: who they are, where they live, what caught their eye.
///
/// A person comes in from WeChat with a login code and is a member from that moment on; what
/// makes him the same person next time is (appid, openid), never his phone number. He may bind
/// a phone, fill in a profile, keep addresses, leave, take his data with him, and be blocked.
///
/// Doors:
///
/// - [MemberSessions][mall.member.members.MemberSessions]: log in, refresh, log out, and who is
///   behind a token. A session costs no SQL while it is warm.
/// - [Members][mall.member.members.Members]: the profile, as whom a member pays, whether his phone
///   is known; [Phones][mall.member.members.Phones] binds it.
/// - [MemberDesk][mall.member.members.MemberDesk]: what the shop's people do about a member.
/// - [MemberViews][mall.member.members.MemberViews]: what the member and the console see;
///   [MemberRoll][mall.member.members.MemberRoll] goes through all of them, page by page.
/// - `addresses` and `interests`, two named interfaces: where parcels go; favourites and
///   footprints.
///
/// WeChat is asked through the port [Identities][mall.member.members.Identities].
///
/// Events, in [MemberEvent][mall.member.members.MemberEvent]: joined, phone bound, blocked,
/// erased.
///
/// Invariants: one member per (appid, openid) and one per phone; a blocked or erased member has
/// no live session on any replica a second later, and buys nothing; tokens rest as hashes only; a
/// refresh token works once, and its second use ends the session; phones, names and streets rest
/// sealed; a member with addresses has exactly one default.
@ApplicationModule(
        id = "members",
        allowedDependencies = {
            "kernel",
            "privacy",
            "divisions",
            "snapshots",
            "catalog",
            "orders",
            "payments",
            "operators",
            "audit"
        })
@NullMarked
package mall.member.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
