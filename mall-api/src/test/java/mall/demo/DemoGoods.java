package mall.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import mall.demo.DemoPictures.Shape;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/// What stands in `demo/shop.yaml`, read as Spring reads its settings.
record DemoGoods(
        String name,
        List<BrandEntry> brands,
        List<FreightEntry> freight,
        List<CategoryEntry> categories,
        List<ProductEntry> products,
        List<String> hotWords,
        List<ShopperEntry> shoppers) {

    record BrandEntry(String key, String name, String about) {}

    /// @param amount grams or pieces
    record RateEntry(int amount, long fen) {}

    record ZoneEntry(
            List<String> codes,
            RateEntry first,
            RateEntry further,
            @Nullable Long freeFromFen) {}

    record FreightEntry(
            String key,
            String name,
            String by,
            RateEntry first,
            RateEntry further,
            @Nullable Long freeFromFen,
            @DefaultValue List<ZoneEntry> regions,
            @DefaultValue List<String> notServed) {}

    record CategoryEntry(String key, String name, int hue, Shape shape) {}

    /// @param plus in fen, on top of the price, one for each value; none when all cost the same
    record SpecEntry(
            String name, List<String> values, @DefaultValue List<Long> plus) {

        long plus(int value) {
            return value < plus.size() ? plus.get(value) : 0;
        }
    }

    record ProductEntry(
            String name,
            String category,
            String subtitle,
            @DefaultValue List<String> tags,
            @DefaultValue("banshan") String brand,
            @DefaultValue("standard") String freight,
            long price,
            @Nullable Long listPrice,
            @Nullable Long memberPrice,
            int weight,
            @Nullable Integer maxPerOrder,
            @Nullable Integer maxPerMember,
            @DefaultValue List<SpecEntry> specs,
            List<String> text) {}

    record ShopperEntry(String name, String phone, String district, String street) {}

    static DemoGoods read() {
        try {
            var sources = new YamlPropertySourceLoader().load("demo", new ClassPathResource("demo/shop.yaml"));
            var environment = new StandardEnvironment();
            environment.getPropertySources().addFirst(sources.getFirst());
            return new Binder(ConfigurationPropertySources.get(environment))
                    .bind("", DemoGoods.class)
                    .get();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
