package mall.promotion.campaign;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mall.domain.kernel.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// In how many live orders each member uses a campaign. Rows are changed in the order of their
/// members and campaigns, so that nobody waits for another in a circle.
@Component
class MemberCounts {

    private final JdbcClient jdbc;

    MemberCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes as many uses as the limits of the campaigns give, each by one conditional write.
    ///
    /// @return for which of the claims: of several of one member in one campaign, the first
    Set<Claim> take(List<Claim> claims) {
        var taken = take(tally(claims));
        var counted = new HashSet<Claim>();
        for (var claim : claims) {
            if (taken.merge(Participant.of(claim), -1, Integer::sum) >= 0) counted.add(claim);
        }
        return counted;
    }

    private Map<Participant, Integer> take(Map<Participant, Integer> wanted) {
        var taken = new HashMap<Participant, Integer>();
        jdbc.sql("""
                        insert into campaign_member as mine (campaign_id, member_id, orders)
                        select c.id, wanted.member_id, least(wanted.orders, c.orders_per_member)
                        from unnest(:campaigns, :members, :orders) as wanted (campaign_id, member_id, orders)
                        join campaign c on c.id = wanted.campaign_id
                        order by wanted.member_id, wanted.campaign_id
                        on conflict (member_id, campaign_id) do update
                        set orders = mine.orders + greatest(0, least(excluded.orders,
                            (select orders_per_member from campaign where id = mine.campaign_id) - mine.orders))
                        returning new.campaign_id, new.member_id, new.orders - coalesce(old.orders, 0) as taken
                        """)
                .param("campaigns", Columns.ids(wanted.keySet(), one -> one.campaign.id()))
                .param("members", Columns.ids(wanted.keySet(), one -> one.member.id()))
                .param("orders", Columns.counts(wanted.entrySet(), Map.Entry::getValue))
                .query(row -> {
                    var one = new Participant(
                            new MemberId(row.getObject("member_id", UUID.class)),
                            new CampaignId(row.getObject("campaign_id", UUID.class)));
                    taken.put(one, row.getInt("taken"));
                });
        return taken;
    }

    /// Gives uses back that were taken.
    void giveBack(List<Claim> claims) {
        if (!claims.isEmpty()) giveBack(tally(claims));
    }

    /// Gives back one use of each campaign.
    void giveBack(MemberId member, Collection<CampaignId> campaigns) {
        var wanted = new LinkedHashMap<Participant, Integer>();
        campaigns.forEach(campaign -> wanted.put(new Participant(member, campaign), 1));
        giveBack(wanted);
    }

    private void giveBack(Map<Participant, Integer> taken) {
        jdbc.sql("""
                        with given as (
                            select * from unnest(:campaigns, :members, :orders) as given (campaign_id, member_id, orders)
                        ), mine as materialized (
                            select campaign_id, member_id from campaign_member
                            where (member_id, campaign_id) in (select member_id, campaign_id from given)
                            order by member_id, campaign_id for update
                        )
                        update campaign_member set orders = campaign_member.orders - given.orders
                        from mine join given using (campaign_id, member_id)
                        where campaign_member.campaign_id = mine.campaign_id
                          and campaign_member.member_id = mine.member_id
                        """)
                .param("campaigns", Columns.ids(taken.keySet(), one -> one.campaign.id()))
                .param("members", Columns.ids(taken.keySet(), one -> one.member.id()))
                .param("orders", Columns.counts(taken.entrySet(), Map.Entry::getValue))
                .update();
    }

    private static Map<Participant, Integer> tally(List<Claim> claims) {
        var tally = new LinkedHashMap<Participant, Integer>();
        claims.forEach(claim -> tally.merge(Participant.of(claim), 1, Integer::sum));
        return tally;
    }

    private record Participant(MemberId member, CampaignId campaign) {

        static Participant of(Claim claim) {
            return new Participant(claim.member(), claim.campaign());
        }
    }
}
