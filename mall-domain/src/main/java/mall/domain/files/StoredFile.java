package mall.domain.files;

/// A picture that the shop keeps.
///
/// @param path where a public one is read: `/files/3f2a….jpg`, and narrower with `?w=400`
/// @param width in pixels, as it is kept
public record StoredFile(FileId id, String path, String contentType, int width, int height) {}
