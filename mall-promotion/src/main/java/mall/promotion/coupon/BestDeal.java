package mall.promotion.coupon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Finds the coupons that together save most, exactly. A coupon takes all lines of its scope that
/// no coupon before it has taken, so a deal is a sequence of coupons; with n of them and at most
/// three to use there are n + n² + n³ sequences at most, and branch and bound passes over nearly
/// all: a coupon never saves more beside others than it does alone.
///
/// Among deals that save the same, the one with fewer coupons wins, then the one whose coupons end
/// first, so that the same basket gets the same deal twice.
final class BestDeal {

    /// More than these are not tried: of a fuller wallet those that save most alone.
    static final int MOST_CANDIDATES = 30;

    private final List<Candidate> candidates;
    private final long[] alone;
    private final int most;
    private final boolean[] taken;
    private long freight;

    private final List<Pick> path = new ArrayList<>();
    private final boolean[] used;
    private Deal best = Deal.NONE;

    /// @param lines how many the basket has
    /// @param freight in fen
    /// @param most how many coupons may be used
    private BestDeal(List<Candidate> candidates, int lines, long freight, int most) {
        this.taken = new boolean[lines];
        this.freight = freight;
        this.candidates = candidates.stream()
                .filter(candidate -> candidate.saving(taken, freight) > 0)
                .sorted(Comparator.comparingLong((Candidate candidate) -> -candidate.saving(taken, freight))
                        .thenComparing(candidate -> candidate.coupon, HeldCoupon.BY_END))
                .limit(MOST_CANDIDATES)
                .toList();
        this.alone = this.candidates.stream()
                .mapToLong(candidate -> candidate.saving(taken, freight))
                .toArray();
        this.used = new boolean[this.candidates.size()];
        this.most = most;
    }

    /// The best of all deals.
    static Deal of(List<Candidate> candidates, int lines, long freight, int most) {
        var search = new BestDeal(candidates, lines, freight, most);
        search.extend(0);
        return search.best;
    }

    /// What a coupon does in a deal.
    ///
    /// @param lines positions of the lines that it takes
    /// @param saving in fen
    record Pick(Candidate candidate, int[] lines, long saving) {}

    record Deal(List<Pick> picks, long saving) {

        static final Deal NONE = new Deal(List.of(), 0);

        boolean uses(Candidate candidate) {
            return picks.stream().anyMatch(pick -> pick.candidate == candidate);
        }

        private boolean isBetterThan(Deal other) {
            if (saving != other.saving) return saving > other.saving;
            if (picks.size() != other.picks.size()) return picks.size() < other.picks.size();
            var mine = byEnd();
            var others = other.byEnd();
            for (int i = 0; i < mine.size(); i++) {
                var order = HeldCoupon.BY_END.compare(mine.get(i), others.get(i));
                if (order != 0) return order < 0;
            }
            return false;
        }

        private List<HeldCoupon> byEnd() {
            return picks.stream()
                    .map(pick -> pick.candidate.coupon)
                    .sorted(HeldCoupon.BY_END)
                    .toList();
        }
    }

    private void extend(long saved) {
        var deal = new Deal(List.copyOf(path), saved);
        if (deal.isBetterThan(best)) best = deal;
        var left = most - path.size();
        if (left == 0) return;
        for (int i = 0; i < alone.length; i++) {
            if (saved + alone[i] + (left - 1) * alone[0] < best.saving) return;
            if (!used[i]) use(i, saved);
        }
    }

    private void use(int i, long saved) {
        var candidate = candidates.get(i);
        var saving = candidate.saving(taken, freight);
        if (saving == 0) return;
        var lines = candidate.takes(taken);
        var freightBefore = freight;
        Arrays.stream(lines).forEach(line -> taken[line] = true);
        if (candidate.isOnFreight()) freight = 0;
        used[i] = true;
        path.add(new Pick(candidate, lines, saving));
        extend(saved + saving);
        path.removeLast();
        used[i] = false;
        freight = freightBefore;
        Arrays.stream(lines).forEach(line -> taken[line] = false);
    }
}
