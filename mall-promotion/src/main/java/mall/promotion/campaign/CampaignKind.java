package mall.promotion.campaign;

import java.time.Instant;
import java.util.Optional;
import mall.domain.catalog.SkuSnapshot;

/// What a play tells the mall of its campaigns, as a bean. A price play is one by being a
/// [CampaignPlay]; a play that never meets an order implements it by itself.
///
/// @param <R> its rules: a record whose components bear Bean Validation annotations and
/// [titles][Title]. A component that is added later is `@Nullable`, because campaigns that were
/// written before lack it.
public interface CampaignKind<R extends Record> {

    /// `timed-discount`: its name in campaigns, requests and addresses.
    String code();

    /// What operators and shoppers read: `限时折扣`.
    String title();

    Class<R> rules();

    /// Says what Bean Validation cannot: a ladder that does not rise, a gift that is gone. Called
    /// with rules that have passed Bean Validation, when a campaign is saved and when it is
    /// scheduled; pointers are relative to the rules.
    default void check(R rules, Problems problems) {}

    /// Lays in what a campaign needs before it may run: called in the transaction that schedules it,
    /// and in each that edits it from then on. Whoever cannot says why, with pointers that are
    /// relative to the campaign, and nothing is changed.
    default void prepare(Campaign<R> campaign, Instant now, Problems problems) {}

    /// The goods that shoppers see on the campaign's page.
    default Scope scope(R rules) {
        return Scope.EVERYTHING;
    }

    /// What the campaign promises, in words, where one of these goods is shown: `满 ¥100 减 ¥20`.
    /// Asked only for goods in [#scope].
    ///
    /// @return nothing when it does not concern them after all
    default Optional<String> promise(R rules, SkuSnapshot sku) {
        return Optional.of(title());
    }
}
