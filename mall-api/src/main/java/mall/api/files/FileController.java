package mall.api.files;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mall.domain.files.FileContent;
import mall.domain.files.Files;
import mall.domain.files.SignedLink;
import mall.domain.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Pictures by their names. A name is the same bytes for ever, so whoever has a public one never
/// asks again.
@RestController
@RequestMapping("/files")
class FileController {

    /// The last second that PostgreSQL and Java both know.
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Files files;

    FileController(Files files) {
        this.files = files;
    }

    /// @param w how wide the place is that it is shown in; the next greater width that is kept comes
    /// @param expires of a link to a private file, in seconds since 1970
    /// @param signature of a link to a private file
    @GetMapping("/{name}")
    ResponseEntity<byte[]> show(
            @PathVariable String name,
            @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int w,
            @RequestParam(required = false) @Min(0) @Max(LAST_SECOND) @Nullable Long expires,
            @RequestParam(required = false) @Size(max = 100) @Nullable String signature) {
        var file = read(name, w, expires, signature).orElseThrow(() -> new NotFound("file", name));
        var caching =
                file.isPublic() ? CacheControl.maxAge(FOR_EVER).cachePublic().immutable() : CacheControl.noStore();
        return ResponseEntity.ok()
                .cacheControl(caching)
                .eTag(file.tag())
                .contentType(MediaType.parseMediaType(file.contentType()))
                .body(file.bytes());
    }

    private Optional<FileContent> read(String name, int width, @Nullable Long expires, @Nullable String signature) {
        if (expires == null || signature == null) return files.read(name, width);
        return files.read(name, width, new SignedLink(Instant.ofEpochSecond(expires), signature));
    }
}
