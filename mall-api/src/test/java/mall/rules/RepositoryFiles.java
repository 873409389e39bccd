package mall.rules;

import java.nio.file.Files;
import java.nio.file.Path;

/// Files of the repository that tests compare with, or write anew when asked to.
final class RepositoryFiles {

    private RepositoryFiles() {}

    static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) return folder;
        }
        throw new IllegalStateException("not within the repository");
    }

    static boolean updating(String property) {
        var value = System.getProperty(property);
        return value != null && !value.equals("false");
    }
}
