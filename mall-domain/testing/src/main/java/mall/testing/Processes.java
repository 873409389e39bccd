package mall.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Finds and ends the processes that an earlier run left behind: those and only those.
final class Processes {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Processes() {}

    /// The living process whose id is the first line of the file, if it is the one that is meant:
    /// a process id is used again after a while, by anyone.
    static Optional<ProcessHandle> leftover(Path pidFile, Predicate<ProcessHandle> meant) {
        try {
            if (!Files.exists(pidFile)) return Optional.empty();
            var lines = Files.readAllLines(pidFile);
            if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")) return Optional.empty();
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(Processes::isRunning)
                    .filter(meant);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asks the process to end by a signal, and ends it by force when it does not.
    static void stop(ProcessHandle process, String signal) {
        if (!isRunning(process)) return;
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!within(PATIENCE, () -> !isRunning(process))) process.destroyForcibly();
    }

    /// Alive, and not a zombie that waits for a busy or careless init to notice its end.
    static boolean isRunning(ProcessHandle process) {
        if (!process.isAlive()) return false;
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException noSuchFileSystem) {
            return process.isAlive();
        }
    }

    /// Looks until it is so, or the patience is used up; says whether it is so.
    static boolean within(Duration patience, BooleanSupplier soFar) {
        var end = System.nanoTime() + patience.toNanos();
        while (!soFar.getAsBoolean()) {
            if (System.nanoTime() > end) return false;
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
