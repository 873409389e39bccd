package mall.web;

import org.springframework.http.ResponseEntity;

/// An answer that carries the version of what it shows as its `ETag`, to be sent back as
/// `If-Match` with an edit.
public final class Tagged {

    private Tagged() {}

    public static <T> ResponseEntity<T> tagged(long version, T body) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
    }
}
