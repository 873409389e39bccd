package mall.demo;

import static org.assertj.core.api.Assertions.assertThat;

import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductCard;
import mall.domain.catalog.search.HotWords;
import mall.domain.catalog.search.ProductSearch;
import mall.domain.catalog.search.SearchOrder;
import mall.domain.catalog.search.SearchRequest;
import mall.domain.inventory.StockViews;
import mall.promotion.campaign.CampaignState;
import mall.promotion.campaign.editing.CampaignDetail;
import mall.promotion.campaign.editing.CampaignFilter;
import mall.promotion.campaign.editing.CampaignViews;
import mall.promotion.coupon.CouponTemplates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

@DemoMall
class DemoShopTests {

    @Autowired
    DemoShop demo;

    @Autowired
    DemoCampaigns demoCampaigns;

    @Autowired
    CampaignViews campaigns;

    @Autowired
    ProductSearch search;

    @Autowired
    Catalog catalog;

    @Autowired
    StockViews stock;

    @Autowired
    HotWords hotWords;

    @Autowired
    CouponTemplates coupons;

    // The mall has just started, and so the shop has been filled.

    @Test
    void sellsFortyProductsOnEightShelves() {
        assertThat(search.facets(everything(null)).products()).isEqualTo(40);
        assertThat(catalog.categories().roots()).hasSize(8);
        assertThat(search.search(everything(null), null, 100).items())
                .allSatisfy(card -> assertThat(card.picture()).startsWith("/files/"))
                .allSatisfy(card ->
                        assertThat(stock.available(card.skus()).values()).allMatch(units -> units > 0));
        assertThat(hotWords.list()).contains("奶茶", "龙井");
    }

    @Test
    void canBeSearched() {
        assertThat(search.search(everything("奶茶"), null, 100).items())
                .extracting(ProductCard::title)
                .contains("武夷大红袍厚乳奶茶", "桂花乌龙奶茶");
        assertThat(search.search(everything("lj"), null, 100).items())
                .extracting(ProductCard::title)
                .contains("明前西湖龙井", "龙井茶酥");
    }

    @Test
    void hasCampaignsOn() {
        var running = campaigns.list(new CampaignFilter(null, CampaignState.RUNNING), null, 100);

        assertThat(running.items())
                .extracting(CampaignDetail::name)
                .contains("奶茶下午茶八八折", "新客尝鲜价", "茶季满减", "茶点第二件半价", "买咖啡豆有礼", "每日秒杀");
    }

    @Test
    void isFilledOnce() {
        var before = campaigns.list(new CampaignFilter(null, null), null, 100);

        demo.run(new DefaultApplicationArguments());
        demoCampaigns.run(new DefaultApplicationArguments());

        assertThat(search.facets(everything(null)).products()).isEqualTo(40);
        assertThat(campaigns.list(new CampaignFilter(null, null), null, 100)).isEqualTo(before);
    }

    @Test
    void givesOutCouponsOfItsOwnKind() {
        assertThat(coupons.open())
                .extracting(template -> template.draft().name())
                .contains("原叶茶满 200 减 30", "咖啡豆 8.5 折", "新客见面礼")
                .doesNotHaveDuplicates();
        assertThat(coupons.open())
                .filteredOn(template -> !template.terms().scope().isOpen())
                .hasSize(2);
    }

    private static SearchRequest everything(@Nullable String words) {
        var all = SearchRequest.everything();
        return new SearchRequest(words, null, all.brands(), null, null, all.tags(), false, SearchOrder.RELEVANCE);
    }
}
