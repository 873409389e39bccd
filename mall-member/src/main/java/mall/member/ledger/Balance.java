package mall.member.ledger;

/// What a member has of an asset.
///
/// @param usable what he can use now
/// @param held what is set aside, for orders that are not paid or until something is certain
/// @param owed what is taken from the next that he gets
public record Balance(Asset asset, long usable, long held, long owed) {

    static Balance nothing(Asset asset) {
        return new Balance(asset, 0, 0, 0);
    }
}
