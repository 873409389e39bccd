package mall.promotion.flashsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.promotion.TeaHouse;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.editing.Merchant;
import mall.promotion.flashsale.SessionDetail.LotDetail;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MallTest
class SessionViewsTests {

    @Autowired
    TeaHouse house;

    @Autowired
    Merchant merchant;

    @Autowired
    Rush rush;

    @Autowired
    SessionViews views;

    SkuId tea = SkuId.next();
    MemberId liu = MemberId.next();
    CampaignId campaign = CampaignId.next();

    @BeforeEach
    void sale() {
        tea = house.tea(50_00);
        liu = house.member();
        campaign = rush.run(Rush.rules(Rush.of(tea, 10, 5)));
    }

    @Test
    void showWhatBecameOfTheUnits() {
        house.pay(rush.order(liu, rush.session(campaign), tea, 2));
        rush.order(liu, rush.session(campaign), tea, 1);
        house.cancel(rush.order(liu, rush.session(campaign), tea, 2), liu);

        var session = views.list(campaign, null, 10).items().getFirst();

        assertThat(session.state()).isEqualTo(SessionState.OPEN);
        assertThat(session.lots()).containsExactly(new LotDetail(tea, Rush.PRICE, 10, 5, 7, 5, 2, 2));
        assertThat(views.require(session.id())).isEqualTo(session);
    }

    @Test
    void showTheStateOfTheMoment() {
        var id = rush.session(campaign).id();

        merchant.pause(campaign);
        assertThat(views.require(id).state()).isEqualTo(SessionState.PAUSED);
        merchant.end(campaign);
        assertThat(views.require(id).state()).isEqualTo(SessionState.OVER);
    }

    @Test
    void goOnWhereAPageEnded() {
        var first = views.list(campaign, null, 1).items().getFirst();

        assertThat(views.list(campaign, first.id(), 1).items()).isEmpty();
        assertThat(views.list(CampaignId.next(), null, 10).items()).isEmpty();
        assertThatThrownBy(() -> views.require(SessionId.next())).isInstanceOf(NotFound.class);
    }
}
