package mall.domain.operators;

/// What somebody says of himself when he accepts an invitation.
///
/// @param login 3 to 40 characters: lower-case letters, digits, `.`, `_` and `-`
/// @param name how colleagues see him
public record NewOperator(String login, String name, String password) {

    /// Not the password: a record's own text would put it into a log.
    @Override
    public String toString() {
        return "NewOperator[" + login + "]";
    }
}
