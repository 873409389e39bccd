/// The console's calls about its own people: logging in and out, inviting, roles, and who did
/// what. Also the example of how a controller looks: requests and responses are records beside it,
/// names end in what they are (`EditOperator` asks, `OperatorResponse` answers), and each method is
/// one call of a door.
@org.jspecify.annotations.NullMarked
package mall.admin.operators;
