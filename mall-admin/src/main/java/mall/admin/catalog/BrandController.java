package mall.admin.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mall.domain.catalog.Brand;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.Shelves;
import mall.domain.catalog.editing.BrandDraft;
import mall.domain.catalog.editing.Brands;
import mall.domain.kernel.NotFound;
import mall.web.IfMatch;
import mall.web.Needs;
import mall.web.Tagged;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The brands that products bear.
@RestController
@RequestMapping("/admin/api/brands")
class BrandController {

    private static final int MOST_BRANDS = 5_000;

    private final Brands brands;
    private final Shelves shelves;

    BrandController(Brands brands, Shelves shelves) {
        this.brands = brands;
        this.shelves = shelves;
    }

    /// @param story plain text
    record EditBrand(
            @NotBlank @Size(max = 40) String name,
            @Nullable @Size(max = 200) String logo,
            @Size(max = 2_000) String story) {

        private BrandDraft draft() {
            return new BrandDraft(name, logo, story);
        }
    }

    /// @param order all brands, each once
    record ArrangeBrands(@Size(max = MOST_BRANDS) List<@NotNull BrandId> order) {}

    record BrandsResponse(List<BrandResponse> items) {}

    /// @param version what an edit names in `If-Match`
    record BrandResponse(BrandId id, String name, @Nullable String logo, String story, long version) {

        static BrandResponse of(Brand brand) {
            return new BrandResponse(brand.id(), brand.name(), brand.logo(), brand.story(), brand.version());
        }
    }

    /// All brands, in the merchant's order.
    @Needs("catalog:read")
    @GetMapping
    BrandsResponse list() {
        return new BrandsResponse(
                shelves.brands().stream().map(BrandResponse::of).toList());
    }

    @Needs("catalog:read")
    @GetMapping("/{id}")
    ResponseEntity<BrandResponse> show(@PathVariable BrandId id) {
        var brand = shelves.brands().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("brand", id));
        return Tagged.tagged(brand.version(), BrandResponse.of(brand));
    }

    @Needs("catalog:edit")
    @PostMapping
    ResponseEntity<BrandResponse> create(@Valid @RequestBody EditBrand brand) {
        var shown = show(brands.create(brand.draft()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(shown.getHeaders())
                .body(shown.getBody());
    }

    @Needs("catalog:edit")
    @PutMapping("/{id}")
    ResponseEntity<BrandResponse> edit(@PathVariable BrandId id, IfMatch seen, @Valid @RequestBody EditBrand edit) {
        brands.edit(id, edit.draft(), seen.version());
        return show(id);
    }

    @Needs("catalog:edit")
    @PutMapping("/order")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void arrange(@Valid @RequestBody ArrangeBrands arrange) {
        brands.arrange(arrange.order());
    }

    /// Removes a brand that no product bears.
    @Needs("catalog:edit")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable BrandId id, IfMatch seen) {
        brands.remove(id, seen.version());
    }
}
