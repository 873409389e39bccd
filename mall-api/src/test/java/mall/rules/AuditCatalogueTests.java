package mall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import mall.domain.audit.AuditCheck;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// A check that nobody has seen find something may find nothing for ever, and one that is not
/// explained helps nobody at night.
@MallHttpTest
class AuditCatalogueTests {

    @Autowired
    List<AuditCheck> checks;

    @Test
    void everyCheckIsNamedByATestThatPlantsWhatItFinds() throws IOException {
        var tests = testSources();

        assertThat(checks)
                .extracting(AuditCheck::name)
                .allSatisfy(name -> assertThat(tests.contains(name))
                        .as("%s is in a test", name)
                        .isTrue());
    }

    @Test
    void everyCheckIsExplainedToOperators() throws IOException {
        var page = Files.readString(RepositoryFiles.root().resolve("docs").resolve("operations.md"));

        assertThat(checks)
                .extracting(AuditCheck::name)
                .allSatisfy(name -> assertThat(page.contains("| `%s` |".formatted(name)))
                        .as("%s is in docs/operations.md", name)
                        .isTrue());
    }

    private static String testSources() throws IOException {
        try (var modules = Files.list(RepositoryFiles.root())) {
            return modules.map(module -> module.resolve("src").resolve("test").resolve("java"))
                    .filter(Files::isDirectory)
                    .map(AuditCatalogueTests::sources)
                    .collect(Collectors.joining());
        }
    }

    private static String sources(Path folder) {
        try (var files = Files.walk(folder)) {
            var text = new StringBuilder();
            for (var file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
