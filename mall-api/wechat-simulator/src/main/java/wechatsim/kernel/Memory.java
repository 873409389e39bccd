package wechatsim.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What outlives a run, beside the keys: a file with a line of JSON for each change. Of the lines
/// about one thing the last one counts, and one that was cut off when the simulator was killed
/// does not. Without a folder nothing outlives a run.
///
/// @param <T> a thing as it is written down
public final class Memory<T> {

    private final @Nullable Path file;
    private final JsonMapper json;
    private final Map<String, T> remembered = new LinkedHashMap<>();

    /// Opens the file, and writes it anew without what is out of date.
    ///
    /// @param name says which thing a line is about
    public Memory(@Nullable Path folder, String file, JsonMapper json, Class<T> type, Function<T, String> name) {
        this.file = folder == null ? null : folder.resolve(file);
        this.json = json;
        if (this.file == null) return;
        try {
            if (Files.exists(this.file)) read(this.file, type, name);
            rewrite(this.file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep what happened in " + folder, e);
        }
    }

    private void read(Path from, Class<T> type, Function<T, String> name) throws IOException {
        for (var line : Files.readAllLines(from)) {
            try {
                var thing = json.readValue(line, type);
                remembered.put(name.apply(thing), thing);
            } catch (JacksonException cutOff) {
                // Killed while it wrote: the change before it counts.
            }
        }
    }

    private void rewrite(Path to) throws IOException {
        Files.createDirectories(to.getParent());
        var fresh = to.resolveSibling(to.getFileName() + ".new");
        Files.write(
                fresh,
                remembered.values().stream().map(json::writeValueAsString).toList());
        Files.move(fresh, to, REPLACE_EXISTING, ATOMIC_MOVE);
    }

    /// What earlier runs left, in the order in which it came to be.
    public List<T> remembered() {
        return List.copyOf(remembered.values());
    }

    /// Writes down how a thing is now. It is asked in here, so that the last line is the latest.
    public synchronized void keep(Supplier<T> thing) {
        if (file == null) return;
        try {
            Files.writeString(file, json.writeValueAsString(thing.get()) + "\n", UTF_8, CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + file, e);
        }
    }
}
