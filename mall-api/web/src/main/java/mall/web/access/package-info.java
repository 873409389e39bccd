/// Who may call what: the checks behind [Open][mall.web.Open], [SignedIn][mall.web.SignedIn] and
/// [Needs][mall.web.Needs].
@org.jspecify.annotations.NullMarked
package mall.web.access;
