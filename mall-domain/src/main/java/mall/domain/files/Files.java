package mall.domain.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mall.domain.files.Pictures.Encoded;
import mall.domain.kernel.Actor;
import mall.domain.kernel.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/// The shop's pictures. There is no transaction on this class: bytes go to the [FileStore] first,
/// which may be another server, and the row that makes them known is written after.
@Component
public class Files {

    /// Where public files are read.
    public static final String PATH = "/files/";

    /// The widths that a picture is kept in besides its own, where it is wider.
    static final List<Integer> WIDTHS = List.of(200, 400, 800);

    private final Pictures pictures = new Pictures();
    private final FileStore store;
    private final FileLinks links;
    private final JdbcClient jdbc;
    private final Clock clock;

    Files(FileStore store, FileLinks links, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.links = links;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Takes an uploaded picture in. The same picture for the same kind of eyes is one file.
    ///
    /// @throws UnusableFile when it is no picture, or more of one than we take
    public StoredFile store(byte[] upload, Purpose purpose, Actor by) {
        var picture = pictures.read(upload);
        var whole = pictures.encode(picture, picture.getWidth());
        var stem = stem(whole.bytes(), purpose);
        store.put(name(stem, whole, whole.width()), whole.bytes());
        var widths = new ArrayList<Integer>();
        for (int width : WIDTHS) {
            if (width >= whole.width()) break;
            store.put(name(stem, whole, width), pictures.encode(picture, width).bytes());
            widths.add(width);
        }
        return register(stem + "." + whole.extension(), whole, widths, purpose, by);
    }

    /// A public file's bytes, or a narrower form of them.
    ///
    /// @param width of the place that it is shown in; 0 for the whole. The next greater width that
    /// is kept is given
    public Optional<FileContent> read(String name, int width) {
        return find(name).filter(FileRow::isPublic).flatMap(file -> content(file, width));
    }

    /// A private file's bytes, for whoever bears a valid link; a public one's too.
    public Optional<FileContent> read(String name, int width, SignedLink link) {
        return find(name)
                .filter(file -> file.isPublic() || links.isValid(link, name, clock.instant()))
                .flatMap(file -> content(file, width));
    }

    /// A link to a file that only the shop can make and that stops working after a while.
    public String link(FileId id, Duration valid) {
        var name = jdbc.sql("select name from stored_file where id = :id")
                .param("id", id.id())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("file", id));
        return links.link(PATH + name, name, clock.instant().plus(valid));
    }

    /// Those of the paths that name no public file of ours.
    public Set<String> unknown(Collection<String> paths) {
        Set<String> unknown = new HashSet<>(paths);
        var names = paths.stream()
                .filter(path -> path.startsWith(PATH))
                .map(path -> path.substring(PATH.length()))
                .toArray();
        jdbc.sql("select name from stored_file where name = any(:names) and is_public")
                .param("names", new SqlArrayValue("text", names))
                .query(String.class)
                .list()
                .forEach(name -> unknown.remove(PATH + name));
        return unknown;
    }

    private Optional<FileContent> content(FileRow file, int wanted) {
        var width = file.widths().stream()
                .filter(kept -> wanted > 0 && kept >= wanted)
                .findFirst();
        var dot = file.name().lastIndexOf('.');
        var name = width.map(kept ->
                        file.name().substring(0, dot) + "-" + kept + file.name().substring(dot))
                .orElse(file.name());
        return store.get(name).map(bytes -> new FileContent(bytes, file.contentType(), name, file.isPublic()));
    }

    private StoredFile register(String name, Encoded whole, List<Integer> widths, Purpose purpose, Actor by) {
        jdbc.sql("""
                        insert into stored_file (id, name, purpose, is_public, content_type, width, height, widths,
                                                 stored_by, stored_at)
                        values (:id, :name, :purpose, :isPublic, :contentType, :width, :height, :widths, :by, :now)
                        on conflict (name) do nothing
                        """)
                .param("id", FileId.next().id())
                .param("name", name)
                .param("purpose", purpose.name())
                .param("isPublic", purpose.isPublic())
                .param("contentType", whole.contentType())
                .param("width", whole.width())
                .param("height", whole.height())
                .param("widths", new SqlArrayValue("int4", widths.toArray()))
                .param("by", by.code())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("select id, content_type, width, height from stored_file where name = :name")
                .param("name", name)
                .query((row, _) -> new StoredFile(
                        new FileId(row.getObject("id", UUID.class)),
                        PATH + name,
                        row.getString("content_type"),
                        row.getInt("width"),
                        row.getInt("height")))
                .single();
    }

    private Optional<FileRow> find(String name) {
        return jdbc.sql("select name, is_public, content_type, widths from stored_file where name = :name")
                .param("name", name)
                .query((row, _) -> new FileRow(
                        row.getString("name"),
                        row.getBoolean("is_public"),
                        row.getString("content_type"),
                        List.of((Integer[]) row.getArray("widths").getArray())))
                .optional();
    }

    private static String name(String stem, Encoded whole, int width) {
        return width == whole.width() ? stem + "." + whole.extension() : stem + "-" + width + "." + whole.extension();
    }

    /// A private picture never shares its name with a public one of the same pixels.
    private static String stem(byte[] content, Purpose purpose) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((purpose.isPublic() ? "public" : "private").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private record FileRow(String name, boolean isPublic, String contentType, List<Integer> widths) {}
}
