package mall.promotion.flashsale;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mall.domain.kernel.MemberId;

/// What PostgreSQL knows of lots, for whoever keeps a gate in front of them. Every answer is one
/// snapshot of the database, never from memory.
public interface LotBook {

    /// @return nothing when there is no such lot
    Optional<LotRecord> read(LotId lot);

    /// The lots whose session is open at some moment from one instant until another, or was over
    /// for less than a minute at the first of them.
    List<LotId> current(Instant from, Instant until);

    /// The same lots, with all but who bought: one statement, cheap enough for every second.
    List<Outline> outlines(Instant from, Instant until);

    /// @param boughtByMember what live orders hold; members without any are left out
    record LotRecord(Outline outline, Map<MemberId, Integer> boughtByMember) {

        public LotRecord {
            boughtByMember = Map.copyOf(boughtByMember);
        }

        public boolean open() {
            return outline.open();
        }

        public int quota() {
            return outline.quota();
        }

        public int free() {
            return outline.free();
        }
    }

    /// A lot without its buyers.
    ///
    /// @param open whether its campaign is scheduled and neither paused nor ended, and its
    /// session's units have not been given back; whether the hour has come is for the reader to
    /// judge
    /// @param quota how many units there are in all
    /// @param free how many of them no order holds
    record Outline(
            LotId lot, Instant opensAt, Instant closesAt, boolean open, int quota, int limitPerMember, int free) {}
}
