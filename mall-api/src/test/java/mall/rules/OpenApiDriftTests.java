package mall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import mall.web.docs.SchemaNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// The committed descriptions of the API are its contract. Who changes the API writes them anew
/// with `./mvnw test -pl mall-api -am -Dtest=OpenApiDriftTests -Dopenapi.update
/// -Dsurefire.failIfNoSpecifiedTests=false`, and everybody sees in the diff what that means to
/// clients.
@MallHttpTest
class OpenApiDriftTests {

    @Autowired
    private Doors doors;

    @Autowired
    private SchemaNames names;

    @ParameterizedTest
    @ValueSource(strings = {"shop", "admin"})
    void theCommittedDescriptionIsTheTruth(String group) throws IOException {
        var file = RepositoryFiles.root().resolve(Path.of("docs", "openapi", group + ".yaml"));
        var truth = doors.nobody().get("/v3/api-docs.yaml/" + group);
        assertThat(truth.status()).isEqualTo(200);

        if (RepositoryFiles.updating("openapi.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, truth.text());
        }

        assertThat(file).exists().hasContent(truth.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "admin"})
    void noTwoOperationsShareAnId(String group) {
        var ids = doors.nobody()
                .get("/v3/api-docs.yaml/" + group)
                .text()
                .lines()
                .filter(line -> line.startsWith("      operationId:"))
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void noTwoTypesShareAName() {
        doors.nobody().get("/v3/api-docs.yaml/shop");
        doors.nobody().get("/v3/api-docs.yaml/admin");

        assertThat(names.clashes()).isEmpty();
    }
}
