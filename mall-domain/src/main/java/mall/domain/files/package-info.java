/// Pictures: taken in from merchants and members, made harmless, kept, and handed out.
///
/// - [Files][mall.domain.files.Files] stores what was uploaded and finds it again.
/// - [FileStore][mall.domain.files.FileStore] is where the bytes lie: in PostgreSQL unless another
///   store is put in its place.
///
/// Nothing is kept as it came. What a file is, is decided by its content; its pixels are counted
/// before it is decoded; it is turned upright, scaled down, and written anew as JPEG or PNG, in
/// several widths, so that nothing but the picture survives. Its name is a hash of what was
/// written: the same name is always the same bytes, and may be cached for ever. Scripts in disguise
/// (SVG) are never taken.
///
/// A public file is read by whoever knows its name; a private one only by a link that the shop has
/// signed and that expires.
@ApplicationModule(
        id = "files",
        allowedDependencies = {"kernel", "settings"})
@NullMarked
package mall.domain.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
