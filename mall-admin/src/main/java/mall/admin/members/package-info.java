/// The console's calls about members: finding them, with their phones masked, and what is done
/// about one of them.
@org.jspecify.annotations.NullMarked
package mall.admin.members;
