package mall.domain.catalog.editing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.editing.InvalidProduct.UnknownReference;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.files.Files;
import mall.domain.freight.FreightTemplateId;
import mall.domain.freight.FreightTemplates;
import mall.domain.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// Makes sure that what a product, a shelf or a brand refers to is there.
@Component
class References {

    private final JdbcClient jdbc;
    private final FreightTemplates freightTemplates;
    private final Files files;

    References(JdbcClient jdbc, FreightTemplates freightTemplates, Files files) {
        this.jdbc = jdbc;
        this.freightTemplates = freightTemplates;
        this.files = files;
    }

    void check(ProductDraft draft) {
        checkCategories(draft.categories());
        if (draft.brand() instanceof BrandId brand) checkBrand(brand);
        if (draft.freight() instanceof FreightTemplateId freight) checkFreight(freight);
        checkPictures(
                "pictures",
                Stream.concat(
                                draft.pictures().stream(),
                                draft.skus().stream().map(SkuDraft::picture).filter(Objects::nonNull))
                        .toList());
    }

    void checkPicture(String field, @Nullable String path) {
        if (path != null) checkPictures(field, List.of(path));
    }

    private void checkPictures(String field, Collection<String> paths) {
        if (paths.isEmpty()) return;
        files.unknown(paths).stream().sorted().findFirst().ifPresent(path -> {
            throw new UnknownReference(field, path);
        });
    }

    /// Locks the shelves, so that none of them goes before the product stands on it.
    private void checkCategories(Collection<CategoryId> ids) {
        var missing = new HashSet<>(ids);
        jdbc.sql("select id from category where id = any(:ids) for key share")
                .param(
                        "ids",
                        new SqlArrayValue(
                                "uuid", ids.stream().map(CategoryId::id).toArray()))
                .query((row, _) -> new CategoryId(row.getObject("id", UUID.class)))
                .list()
                .forEach(missing::remove);
        missing.stream().findFirst().ifPresent(id -> {
            throw new UnknownReference("categories", id);
        });
    }

    private void checkBrand(BrandId id) {
        var there = jdbc.sql("select id from brand where id = :id for key share")
                .param("id", id.id())
                .query(UUID.class)
                .optional();
        if (there.isEmpty()) throw new UnknownReference("brand", id);
    }

    private void checkFreight(FreightTemplateId id) {
        try {
            freightTemplates.require(id);
        } catch (NotFound unknown) {
            throw new UnknownReference("freight", id);
        }
    }
}
