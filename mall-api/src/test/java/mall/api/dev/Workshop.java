package mall.api.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/// The folder `.local` beside `mvnw`, where a developer's mall keeps its data between two runs.
/// Git ignores it; deleting it is always safe while no mall runs.
record Workshop(Path folder) {

    static Workshop ofThisProject() {
        for (var directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve("mvnw"))) return new Workshop(directory.resolve(".local"));
        }
        return new Workshop(Path.of(".local").toAbsolutePath());
    }

    Path servers() {
        return folder.resolve("servers");
    }

    Path simulator() {
        return folder.resolve("wechat-simulator");
    }

    /// What the simulator hands over to the mall.
    Path wechatSettings() {
        return simulator().resolve("mall.properties");
    }

    /// What the console's owner signs in with.
    Path consoleAccount() {
        return folder.resolve("console-account.txt");
    }

    void clear() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }
}
