package mall.domain.divisions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// All divisions, held in memory.
@Component
public class Divisions {

    private static final ClassPathResource DATA = new ClassPathResource("divisions/china.txt");

    private final SortedMap<String, Division> byCode = new TreeMap<>();
    private final List<Node> tree;
    private final String version;

    Divisions() {
        var text = read();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.indexOf(' ');
            byCode.put(line.substring(0, space), new Division(line.substring(0, space), line.substring(space + 1)));
        });
        tree = within("");
        version = HexFormat.of().toHexDigits(text.hashCode());
    }

    public Optional<Division> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /// The district of this code with its city and province.
    ///
    /// @throws UnknownDivision when there is none, or when the code is that of a larger place
    public Region require(String districtCode) {
        var district = find(districtCode)
                .filter(found -> found.level() == Division.Level.DISTRICT)
                .orElseThrow(() -> new UnknownDivision(districtCode));
        return new Region(around(district, 2), around(district, 4), district);
    }

    /// All provinces with their cities and districts, in the order of their codes.
    public List<Node> tree() {
        return tree;
    }

    /// Changes when the data does: what a client has kept under the same version is still right.
    public String version() {
        return version;
    }

    private Division around(Division place, int digits) {
        return find(place.code().substring(0, digits))
                .orElseThrow(() -> new IllegalStateException("nothing around " + place));
    }

    private List<Node> within(String code) {
        if (code.length() == 6) return List.of();
        return byCode.subMap(code, code + ":").values().stream() // ':' follows '9'
                .filter(place -> place.code().length() == code.length() + 2)
                .map(place -> new Node(place.code(), place.name(), within(place.code())))
                .toList();
    }

    private static String read() {
        try {
            return DATA.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// A place and the places within it.
    public record Node(String code, String name, List<Node> within) {}
}
