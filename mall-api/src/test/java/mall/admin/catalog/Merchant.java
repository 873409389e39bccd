package mall.admin.catalog;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import mall.testing.http.Answer;
import mall.testing.http.Client;

/// Somebody at the console who writes the catalog, over HTTP as the console does.
public record Merchant(Client console) {

    /// A product that can be put on sale at once: one variant at ¥19.00, on a shelf of its own.
    public Map<String, Object> tea() {
        var tea = new LinkedHashMap<String, Object>();
        tea.put("title", fresh("桂花乌龙"));
        tea.put("subtitle", "炭焙");
        tea.put("kind", "PHYSICAL");
        tea.put("categories", List.of(shelf()));
        tea.put("tags", List.of("秋季"));
        tea.put("pictures", List.of(picture()));
        tea.put("description", "<p>好茶</p>");
        tea.put("specs", List.of());
        tea.put("skus", List.of(sku(1900)));
        tea.put("prominence", 0);
        return tea;
    }

    /// The same in two sizes.
    public Map<String, Object> teaInTwoSizes() {
        return with(
                tea(),
                "specs",
                List.of(Map.of("name", "规格", "values", List.of("大杯", "中杯"))),
                "skus",
                List.of(sku(1900, "大杯"), sku(1500, "中杯")));
    }

    public String onSale(Map<String, Object> product) {
        var id = draft(product).at("/id");
        must(console.post("/admin/api/products/listings", Map.of("products", List.of(id))));
        return id;
    }

    public Answer draft(Map<String, Object> product) {
        return must(console.post("/admin/api/products", product));
    }

    public String shelf() {
        return must(console.post("/admin/api/categories", Map.of("name", fresh("架"), "hidden", false)))
                .at("/id");
    }

    public String picture() {
        return must(console.upload("/admin/api/files", "file", "茶.png", "image/png", png(60, 40)))
                .at("/path");
    }

    public static byte[] png(int width, int height) {
        try {
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            image.setRGB(1, 1, ThreadLocalRandom.current().nextInt(0xFFFFFF));
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    public static Map<String, Object> sku(long priceFen, String... values) {
        return Map.of("values", Arrays.asList(values), "priceFen", priceFen, "weightGrams", 300);
    }

    /// The same with other values, `null` for none: `with(tea, "title", "绿茶")`.
    public static Map<String, Object> with(Map<String, Object> body, Object... changes) {
        var changed = new LinkedHashMap<>(body);
        for (int i = 0; i < changes.length; i += 2) changed.put((String) changes[i], changes[i + 1]);
        return changed;
    }

    public static String fresh(String name) {
        return name + UUID.randomUUID().toString().substring(0, 8);
    }

    private static Answer must(Answer answer) {
        if (answer.status() >= 300) throw new IllegalStateException(answer.toString());
        return answer;
    }
}
