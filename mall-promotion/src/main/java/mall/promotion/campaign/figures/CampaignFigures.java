package mall.promotion.campaign.figures;

import java.time.LocalDate;
import mall.domain.kernel.Money;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.figures.Figures.Day;
import mall.promotion.campaign.figures.Figures.Numbers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The figures of a campaign, some seconds old.
@Component
public class CampaignFigures {

    private final JdbcClient jdbc;

    CampaignFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Figures of(CampaignId campaign) {
        var days = jdbc.sql("""
                        select day, views, participants, orders, revenue_fen, cost_fen from campaign_figures
                        where campaign_id = :campaign order by day
                        """)
                .param("campaign", campaign.id())
                .query((row, _) -> new Day(
                        row.getObject("day", LocalDate.class),
                        new Numbers(
                                row.getLong("views"),
                                row.getLong("participants"),
                                row.getLong("orders"),
                                Money.ofFen(row.getLong("revenue_fen")),
                                Money.ofFen(row.getLong("cost_fen")))))
                .list();
        return new Figures(days.stream().map(Day::numbers).reduce(Numbers.NONE, Numbers::plus), days);
    }
}
