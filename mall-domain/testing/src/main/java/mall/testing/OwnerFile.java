package mall.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Says which process owns a directory: its id and when it started, since ids are used again.
final class OwnerFile {

    private OwnerFile() {}

    static void write(Path file) throws IOException {
        var self = ProcessHandle.current();
        Files.writeString(file, "%d%n%s%n".formatted(self.pid(), startOf(self)));
    }

    /// The owner, when it is another process and still running.
    static Optional<ProcessHandle> living(Path file) throws IOException {
        if (!Files.exists(file)) return Optional.empty();
        var lines = Files.readAllLines(file);
        if (lines.size() < 2) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(lines.getFirst()))
                .filter(Processes::isRunning)
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> startOf(process).equals(lines.get(1)));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
