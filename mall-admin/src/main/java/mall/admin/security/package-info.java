/// The console's front door: the operator's session travels in a cookie that no script can read,
/// and whatever changes something proves besides that it comes from our own pages.
@org.jspecify.annotations.NullMarked
package mall.admin.security;
