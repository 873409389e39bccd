package mall.promotion.coupon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Finds the coupons that together save most, exactly. A coupon takes all lines of its scope that
/// no coupon before it has taken, so a deal is a sequence of coupons; with n of them and at most
/// three to use there are n + n² + n³ sequences at most, and branch and bound passes over nearly
/// all: a coupon never saves more when others are used before it.
///
/// Among deals that save the same, the one with fewer coupons wins, then the one whose coupons end
/// first, so that the same basket gets the same deal twice.
final class BestDeal {

    /// More than these are not tried: of a fuller wallet those that save most alone.
    static final int MOST_CANDIDATES = 30;

    private final List<Candidate> candidates;

    /// Where each candidate stands in the order of their ends.
    private final int[] ranks;

    private final int most;
    private final boolean[] taken;
    private long freight;

    private final List<Pick> path = new ArrayList<>();
    private final boolean[] used;
    private Deal best = Deal.NONE;
    private int[] bestRanks = {};

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
        this.ranks = ranks(this.candidates);
        this.used = new boolean[this.candidates.size()];
        this.most = most;
    }

    private static int[] ranks(List<Candidate> candidates) {
        var byEnd = candidates.stream()
                .map(candidate -> candidate.coupon)
                .sorted(HeldCoupon.BY_END)
                .toList();
        return candidates.stream()
                .mapToInt(candidate -> byEnd.indexOf(candidate.coupon))
                .toArray();
    }

    /// The best of all deals.
    static Deal of(List<Candidate> candidates, int lines, long freight, int most) {
        var search = new BestDeal(candidates, lines, freight, most);
        search.extend(0);
        return search.best;
    }

    /// What a coupon does in a deal.
    ///
    /// @param index which of the candidates it is
    /// @param lines positions of the lines that it takes
    /// @param saving in fen
    record Pick(int index, Candidate candidate, int[] lines, long saving) {}

    record Deal(List<Pick> picks, long saving) {

        static final Deal NONE = new Deal(List.of(), 0);

        Deal {
            picks = List.copyOf(picks);
        }

        boolean uses(Candidate candidate) {
            return picks.stream().anyMatch(pick -> pick.candidate == candidate);
        }
    }

    /// Goes on from the deal at hand with every coupon that could still make it the best one.
    private void extend(long saved) {
        var left = most - path.size();
        if (left == 0) return;
        var savings = savings();
        var highest = Arrays.stream(savings).max().orElse(0);
        for (int i = 0; i < savings.length; i++) {
            if (savings[i] == 0) continue;
            if (isBetter(saved + savings[i], i)) keep(saved + savings[i], i);
            if (left > 1 && couldWin(saved + savings[i] + (left - 1) * highest)) use(i, saved);
        }
    }

    /// What each coupon that is not used yet would save now.
    private long[] savings() {
        var savings = new long[used.length];
        for (int i = 0; i < savings.length; i++) {
            if (!used[i]) savings[i] = candidates.get(i).saving(taken, freight);
        }
        return savings;
    }

    /// Whether the deal at hand, with one coupon more, is better than the best so far. Asked of
    /// thousands of deals when many coupons save the same, hence numbers and no lists.
    private boolean isBetter(long saving, int next) {
        if (saving != best.saving) return saving > best.saving;
        if (path.size() + 1 != bestRanks.length) return path.size() + 1 < bestRanks.length;
        return Arrays.compare(ranksWith(next), bestRanks) < 0;
    }

    /// Whether a deal that saves so much at most could be better than the best so far. One that saves
    /// the same would need all the coupons that may be used, so it cannot win with fewer.
    private boolean couldWin(long atMost) {
        return atMost > best.saving || (atMost == best.saving && bestRanks.length == most);
    }

    private void keep(long saving, int last) {
        var picks = new ArrayList<>(path);
        picks.add(pick(last));
        best = new Deal(picks, saving);
        bestRanks = ranksWith(last);
    }

    private int[] ranksWith(int next) {
        var with = new int[path.size() + 1];
        with[0] = ranks[next];
        for (int i = 1; i < with.length; i++) with[i] = ranks[path.get(i - 1).index];
        Arrays.sort(with);
        return with;
    }

    private void use(int next, long saved) {
        var pick = pick(next);
        var freightBefore = freight;
        for (int line : pick.lines) taken[line] = true;
        if (pick.candidate.isOnFreight()) freight = 0;
        used[next] = true;
        path.add(pick);
        extend(saved + pick.saving);
        path.removeLast();
        used[next] = false;
        freight = freightBefore;
        for (int line : pick.lines) taken[line] = false;
    }

    private Pick pick(int next) {
        var candidate = candidates.get(next);
        return new Pick(next, candidate, candidate.takes(taken), candidate.saving(taken, freight));
    }
}
