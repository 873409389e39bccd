package mall.domain.catalog.editing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.ProductKind;
import mall.domain.catalog.Spec;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.files.Files;
import mall.domain.files.Purpose;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Ids;
import mall.domain.kernel.Money;
import mall.domain.kernel.OperatorId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/// Products for tests, under fresh names.
@TestComponent
public class CatalogSamples {

    public static final Actor OPERATOR = new Actor.Operator(OperatorId.next());

    private final Products products;
    private final Categories categories;
    private final Files files;

    CatalogSamples(Products products, Categories categories, Files files) {
        this.products = products;
        this.categories = categories;
        this.files = files;
    }

    public CategoryId category(@Nullable CategoryId parent) {
        return categories.create(parent, new CategoryDraft(freshName("架"), null, false));
    }

    public String picture() {
        try {
            var image = new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB);
            image.setRGB(3, 3, (int) System.nanoTime() & 0xFFFFFF);
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return files.store(out.toByteArray(), Purpose.SHOP_PICTURE, OPERATOR)
                    .path();
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    public ProductId onSale(Draft draft) {
        var id = products.draft(draft.get(), OPERATOR);
        products.putOnSale(List.of(id), OPERATOR);
        return id;
    }

    /// A tea that can be put on sale at once: one variant at ¥19.00, on a shelf of its own.
    public Draft tea(String title) {
        return new Draft(title, category(null), picture());
    }

    public static String freshName(String prefix) {
        var hex = Ids.hex(Ids.next());
        return prefix + hex.substring(hex.length() - 12);
    }

    public static SkuDraft sku(long fen, String... values) {
        return new SkuDraft(List.of(values), null, Money.ofFen(fen), null, 300, null, null);
    }

    /// A draft in the making.
    public static final class Draft {

        private String title;
        private String subtitle = "";
        private ProductKind kind = ProductKind.PHYSICAL;
        private final List<CategoryId> categories = new ArrayList<>();
        private @Nullable BrandId brand;
        private List<String> tags = List.of();
        private List<String> pictures;
        private String description = "<p>好茶</p>";
        private List<Spec> specs = List.of();
        private List<SkuDraft> skus = List.of(sku(1900));
        private @Nullable Integer maxPerOrder;
        private @Nullable Integer maxPerMember;
        private int prominence;

        private Draft(String title, CategoryId category, String picture) {
            this.title = title;
            this.categories.add(category);
            this.pictures = List.of(picture);
        }

        public Draft title(String text) {
            title = text;
            return this;
        }

        public Draft subtitle(String text) {
            subtitle = text;
            return this;
        }

        public Draft kind(ProductKind other) {
            kind = other;
            return this;
        }

        public Draft on(CategoryId... shelves) {
            categories.clear();
            categories.addAll(Arrays.asList(shelves));
            return this;
        }

        public Draft brand(@Nullable BrandId id) {
            brand = id;
            return this;
        }

        public Draft tags(String... words) {
            tags = List.of(words);
            return this;
        }

        public Draft pictures(String... paths) {
            pictures = List.of(paths);
            return this;
        }

        public Draft description(String html) {
            description = html;
            return this;
        }

        public Draft specs(Spec... all) {
            specs = List.of(all);
            return this;
        }

        public Draft skus(SkuDraft... all) {
            skus = List.of(all);
            return this;
        }

        public Draft skus(List<SkuDraft> all) {
            skus = all;
            return this;
        }

        public Draft limits(@Nullable Integer perOrder, @Nullable Integer perMember) {
            maxPerOrder = perOrder;
            maxPerMember = perMember;
            return this;
        }

        public Draft prominence(int number) {
            prominence = number;
            return this;
        }

        public CategoryId category() {
            return categories.getFirst();
        }

        public ProductDraft get() {
            return new ProductDraft(
                    title,
                    subtitle,
                    kind,
                    categories,
                    brand,
                    tags,
                    pictures,
                    description,
                    specs,
                    skus,
                    null,
                    maxPerOrder,
                    maxPerMember,
                    prominence);
        }
    }
}
