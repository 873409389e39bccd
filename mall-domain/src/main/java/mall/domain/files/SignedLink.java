package mall.domain.files;

import java.time.Instant;

/// What a link to a private file carries besides the file's name.
public record SignedLink(Instant expires, String signature) {}
