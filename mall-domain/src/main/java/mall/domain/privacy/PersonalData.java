package mall.domain.privacy;

import java.time.Instant;
import mall.domain.kernel.MemberId;

/// What one capability knows of a person. Implemented by every capability that keeps personal
/// data, as a small bean beside its door.
public interface PersonalData {

    /// The name of its part in the exported document: `orders`, `addresses`. Unique.
    String section();

    /// Everything it keeps of the member, as records that become JSON, with sealed texts opened.
    Object export(MemberId member);

    /// Says no while the member must not go yet, for instance while an order is on its way to
    /// him: by throwing a [Refusal], in the transaction that would erase.
    default void requireErasable(MemberId member) {}

    /// Removes or blanks what identifies the member; what the books need stays, without a name.
    /// Runs in the transaction of the whole erasure; a second call does nothing.
    void erase(MemberId member, Instant now);
}
