package mall.domain.files;

/// A file's bytes, for whoever asked. The array is shared: it is read and never written.
///
/// @param tag names these bytes and no others
@SuppressWarnings("ArrayRecordComponent") // never compared; copying pictures would cost more than it saves
public record FileContent(byte[] bytes, String contentType, String tag, boolean isPublic) {}
