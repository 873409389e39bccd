package mall.admin.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.CategoryTree;
import mall.domain.catalog.Shelves;
import mall.domain.catalog.editing.Categories;
import mall.domain.catalog.editing.CategoryDraft;
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

/// The shop's shelves.
@RestController
@RequestMapping("/admin/api/categories")
class CategoryController {

    private static final int MOST_SIBLINGS = 1_000;

    private final Categories categories;
    private final Shelves shelves;

    CategoryController(Categories categories, Shelves shelves) {
        this.categories = categories;
        this.shelves = shelves;
    }

    /// @param parent the shelf that it stands in; null for a shelf of the shop itself
    record NewCategory(
            @Nullable CategoryId parent,
            @NotBlank @Size(max = 20) String name,
            @Nullable @Size(max = 200) String picture,
            boolean hidden) {}

    record EditCategory(
            @NotBlank @Size(max = 20) String name,
            @Nullable @Size(max = 200) String picture,
            boolean hidden) {}

    /// @param parent null to make it a shelf of the shop itself
    record MoveCategory(@Nullable CategoryId parent) {}

    /// @param parent whose shelves are put in order; null for those of the shop itself
    /// @param order all of them, each once
    record ArrangeCategories(
            @Nullable CategoryId parent,
            @Size(max = MOST_SIBLINGS) List<@NotNull CategoryId> order) {}

    record CategoriesResponse(List<CategoryResponse> items) {}

    /// @param version what an edit names in `If-Match`
    record CategoryResponse(
            CategoryId id,
            @Nullable CategoryId parent,
            String name,
            @Nullable String picture,
            boolean hidden,
            long version) {

        static CategoryResponse of(CategoryTree.Node node) {
            return new CategoryResponse(
                    node.id(), node.parent(), node.name(), node.picture(), node.hidden(), node.version());
        }
    }

    /// All shelves, hidden ones too; siblings in their order.
    @Needs("catalog:read")
    @GetMapping
    CategoriesResponse list() {
        return new CategoriesResponse(
                shelves.categories().all().stream().map(CategoryResponse::of).toList());
    }

    @Needs("catalog:read")
    @GetMapping("/{id}")
    ResponseEntity<CategoryResponse> show(@PathVariable CategoryId id) {
        var node = shelves.categories().find(id).orElseThrow(() -> new NotFound("category", id));
        return Tagged.tagged(node.version(), CategoryResponse.of(node));
    }

    @Needs("catalog:edit")
    @PostMapping
    ResponseEntity<CategoryResponse> create(@Valid @RequestBody NewCategory category) {
        var draft = new CategoryDraft(category.name(), category.picture(), category.hidden());
        var shown = show(categories.create(category.parent(), draft));
        return ResponseEntity.status(HttpStatus.CREATED)
                .headers(shown.getHeaders())
                .body(shown.getBody());
    }

    @Needs("catalog:edit")
    @PutMapping("/{id}")
    ResponseEntity<CategoryResponse> edit(
            @PathVariable CategoryId id, IfMatch seen, @Valid @RequestBody EditCategory edit) {
        categories.edit(id, new CategoryDraft(edit.name(), edit.picture(), edit.hidden()), seen.version());
        return show(id);
    }

    /// Puts a shelf with everything in it somewhere else.
    @Needs("catalog:edit")
    @PutMapping("/{id}/parent")
    ResponseEntity<CategoryResponse> move(
            @PathVariable CategoryId id, IfMatch seen, @Valid @RequestBody MoveCategory move) {
        categories.move(id, move.parent(), seen.version());
        return show(id);
    }

    @Needs("catalog:edit")
    @PutMapping("/order")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void arrange(@Valid @RequestBody ArrangeCategories arrange) {
        categories.arrange(arrange.parent(), arrange.order());
    }

    /// Takes an empty shelf away.
    @Needs("catalog:edit")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable CategoryId id, IfMatch seen) {
        categories.remove(id, seen.version());
    }
}
