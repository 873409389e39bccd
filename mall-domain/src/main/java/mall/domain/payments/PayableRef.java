package mall.domain.payments;

import java.util.UUID;

/// Something that can be paid, in the words of the capability that owns it.
///
/// @param kind one word, chosen by the owner: `order`
public record PayableRef(String kind, UUID id) {

    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
