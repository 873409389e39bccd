package mall.domain.privacy;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import mall.domain.kernel.MemberId;

/// Everything that the mall knows of a member, for himself.
///
/// @param sections a part from each capability, by name
public record PersonalDocument(MemberId member, Instant takenAt, Map<String, Object> sections) {

    public PersonalDocument {
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    }
}
