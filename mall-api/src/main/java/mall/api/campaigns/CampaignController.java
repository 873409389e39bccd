package mall.api.campaigns;

import java.util.List;
import mall.api.search.ProductCardResponse;
import mall.api.search.ProductCards;
import mall.domain.catalog.ProductId;
import mall.promotion.campaign.CampaignId;
import mall.promotion.campaign.board.CampaignBoard;
import mall.promotion.campaign.board.Promise;
import mall.promotion.campaign.figures.CampaignPageViews;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Open;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is on.
@RestController
@RequestMapping("/api")
class CampaignController {

    private final CampaignBoard board;
    private final CampaignPageViews views;
    private final ProductCards cards;

    CampaignController(CampaignBoard board, CampaignPageViews views, ProductCards cards) {
        this.board = board;
        this.views = views;
        this.cards = cards;
    }

    /// In one piece: few run at a time.
    record CampaignList(List<CampaignResponse> items) {}

    record PromiseList(List<PromiseResponse> items) {}

    /// @param words `限时价 ¥19.90`
    record PromiseResponse(CampaignResponse campaign, String words) {

        static PromiseResponse of(Promise promise) {
            return new PromiseResponse(CampaignResponse.of(promise.poster()), promise.words());
        }
    }

    /// Those that are open, what closes first first.
    @Open
    @GetMapping("/campaigns")
    CampaignList list() {
        return new CampaignList(board.open().stream().map(CampaignResponse::of).toList());
    }

    /// The page of a campaign, also between its daily slots. Looking at it is counted.
    @Open
    @GetMapping("/campaigns/{id}")
    CampaignResponse show(@PathVariable CampaignId id) {
        var poster = board.require(id);
        views.viewed(id);
        return CampaignResponse.of(poster);
    }

    /// What is on sale of its goods, the best-selling first.
    @Open
    @GetMapping("/campaigns/{id}/products")
    Listing<ProductCardResponse> products(@PathVariable CampaignId id, Cursor cursor) {
        return cursor.listing(cards.show(board.products(id, cursor.after(), cursor.limit())));
    }

    /// What open campaigns promise for a product.
    @Open
    @GetMapping("/products/{id}/promises")
    PromiseList promises(@PathVariable ProductId id) {
        return new PromiseList(
                board.promises(id).stream().map(PromiseResponse::of).toList());
    }
}
