package mall.promotion.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What runs. Each play's scheduled campaigns are one snapshot; whether one of them is open is
/// decided for the instant that is asked about, so that no replica is early or late.
@Component
public class RunningCampaigns {

    private static final int MOST_PLAYS = 1_000;

    private final SnapshotCache<String, List<Campaign<?>>> scheduled;

    RunningCampaigns(Snapshots snapshots, CampaignRows rows) {
        this.scheduled = snapshots.cache("campaign.scheduled", MOST_PLAYS, rows::scheduled);
    }

    /// The campaigns of a play that are open at an instant, the one that began first first. Costs no
    /// SQL when warm.
    public <R extends Record> List<Campaign<R>> of(CampaignKind<R> kind, Instant at) {
        return scheduled(kind).filter(campaign -> campaign.isOpen(at)).toList();
    }

    /// A campaign that is open at an instant.
    public <R extends Record> Optional<Campaign<R>> find(CampaignKind<R> kind, CampaignId id, Instant at) {
        return scheduled(kind)
                .filter(campaign -> campaign.id().equals(id) && campaign.isOpen(at))
                .findFirst();
    }

    /// Those whose period has not passed, open or not, for whoever shows what is coming.
    public <R extends Record> List<Campaign<R>> coming(CampaignKind<R> kind, Instant at) {
        return scheduled(kind)
                .filter(campaign -> at.isBefore(campaign.period().until()))
                .toList();
    }

    @EventListener
    void on(CampaignEvent event) {
        scheduled.invalidate(event.play());
    }

    @SuppressWarnings("unchecked") // the rules were read as the kind's own
    private <R extends Record> Stream<Campaign<R>> scheduled(CampaignKind<R> kind) {
        return scheduled.get(kind.code()).orElse(List.of()).stream().map(campaign -> (Campaign<R>) campaign);
    }
}
