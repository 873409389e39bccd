package mall.api.catalog;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import mall.domain.catalog.ProductId;
import mall.domain.kernel.NotFound;
import mall.web.Open;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The page of a product.
@RestController
@RequestMapping("/api/products/{id}")
class ProductController {

    private final ProductPages pages;

    ProductController(ProductPages pages) {
        this.pages = pages;
    }

    /// Everything that the page shows, in one answer. Who has seen it already sends its `ETag` as
    /// `If-None-Match` and learns that nothing changed.
    @Open
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProductResponse.class)))
    ResponseEntity<byte[]> show(@PathVariable ProductId id) {
        var page = pages.page(id).orElseThrow(() -> new NotFound("product", id));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(page.tag())
                .contentType(MediaType.APPLICATION_JSON)
                .body(page.bytes());
    }
}
