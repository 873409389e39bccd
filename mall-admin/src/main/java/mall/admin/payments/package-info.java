/// The console's calls about money: what came in for an order, what goes back, and what somebody
/// should look at.
@org.jspecify.annotations.NullMarked
package mall.admin.payments;
