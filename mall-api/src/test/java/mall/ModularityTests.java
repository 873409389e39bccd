package mall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.util.FileSystemUtils;

/// The fences between the capabilities: no cycles, nobody reaches into another's internals, and
/// every dependency is declared on a title page.
class ModularityTests {

    /// Where the drawings stand; the build runs in `mall-api`.
    private static final Path DRAWINGS = Path.of("../docs/modules");

    private final ApplicationModules modules = ApplicationModules.of(MallApplication.class);

    @Test
    void capabilitiesKeepTheirFences() {
        modules.verify();
    }

    /// `-Dmodules.update` draws them anew.
    @Test
    void theDrawingsShowTheMallAsItIs(@TempDir Path drawn) throws IOException {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder(drawn.toString()))
                .writeModulesAsPlantUml()
                .writeIndividualModulesAsPlantUml();
        if (Boolean.getBoolean("modules.update") || "".equals(System.getProperty("modules.update"))) {
            FileSystemUtils.deleteRecursively(DRAWINGS);
            FileSystemUtils.copyRecursively(drawn, DRAWINGS);
            inOrder(DRAWINGS);
        }

        assertThat(texts(DRAWINGS)).isEqualTo(texts(drawn)).isNotEmpty();
    }

    /// Arrows sorted, so that a drawing changes only where the mall does.
    private static void inOrder(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var lines = new ArrayList<>(Files.readAllLines(file));
                for (var kind : List.of("Rel(", "    Component(")) {
                    var sorted = lines.stream()
                            .filter(line -> line.startsWith(kind))
                            .sorted()
                            .iterator();
                    lines.replaceAll(line -> line.startsWith(kind) ? sorted.next() : line);
                }
                Files.write(file, lines);
            }
        }
    }

    /// The lines of each drawing, sorted: in which order they are drawn differs from run to run.
    private static Map<String, List<String>> texts(Path folder) throws IOException {
        var texts = new TreeMap<String, List<String>>();
        if (!Files.isDirectory(folder)) return texts;
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.put(
                        folder.relativize(file).toString(),
                        Files.readAllLines(file).stream().sorted().toList());
            }
        }
        return texts;
    }
}
