package mall.member.members.interests;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.PersonalData;
import mall.member.members.interests.InterestRows.Kept;
import org.springframework.stereotype.Component;

/// Favourites and footprints as a part of what the mall knows of a member.
@Component
class InterestData implements PersonalData {

    private final InterestRows rows;

    InterestData(InterestRows rows) {
        this.rows = rows;
    }

    @Override
    public String section() {
        return "interests";
    }

    @Override
    public Object export(MemberId member) {
        return new Export(rows.all(Favourites.TABLE, member), rows.all(Footprints.TABLE, member));
    }

    @Override
    public void erase(MemberId member, Instant now) {
        rows.removeAll(Favourites.TABLE, member);
        rows.removeAll(Footprints.TABLE, member);
    }

    record Export(List<Kept> favourites, List<Kept> footprints) {}
}
