/// The console's call about messages: which did not go out, and why.
@org.jspecify.annotations.NullMarked
package mall.admin.messages;
