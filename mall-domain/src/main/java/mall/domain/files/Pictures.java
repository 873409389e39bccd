package mall.domain.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import mall.domain.files.UnusableFile.TooLarge;
import mall.domain.files.UnusableFile.TooManyPixels;
import mall.domain.files.UnusableFile.UnknownFormat;
import mall.domain.files.UnusableFile.Unreadable;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;

/// Reads what was uploaded and writes it anew. Only pixels get through: what else a file may have
/// carried (places, names, scripts, a second file behind the picture) does not.
final class Pictures {

    static final int MOST_BYTES = 5 * 1024 * 1024;
    static final int MOST_SIDE = 12_000;
    static final long MOST_PIXELS = 24_000_000;

    /// No telephone shows more.
    static final int MOST_WIDTH = 1_600;

    private static final double QUALITY = 0.85;

    /// A picture of the most pixels takes a hundred megabytes while it is decoded.
    private final Semaphore decoding = new Semaphore(2);

    /// @param extension of the form in which it is written
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Encoded(byte[] bytes, String extension, int width, int height) {

        String contentType() {
            return extension.equals("png") ? "image/png" : "image/jpeg";
        }
    }

    /// The picture upright, opaque unless it is see-through somewhere, at most [#MOST_WIDTH] wide.
    BufferedImage read(byte[] upload) {
        if (upload.length > MOST_BYTES) throw new TooLarge(upload.length, MOST_BYTES);
        var format = format(upload).orElseThrow(UnknownFormat::new);
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        decoding.acquireUninterruptibly();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            reader.setInput(input, true, true);
            checkPixels(reader);
            return fit(upright(reader.read(0), upload));
        } catch (IOException | RuntimeException broken) {
            // Decoders meet broken files with every kind of exception.
            if (broken instanceof UnusableFile refusal) throw refusal;
            throw new Unreadable();
        } finally {
            decoding.release();
            reader.dispose();
        }
    }

    Encoded encode(BufferedImage picture, int width) {
        var format = picture.getColorModel().hasAlpha() ? "png" : "jpg";
        try (var out = new ByteArrayOutputStream()) {
            var scaled = scale(picture, width);
            var thumbnail = Thumbnails.of(scaled).scale(1).outputFormat(format);
            if (format.equals("jpg")) thumbnail.outputQuality(QUALITY);
            thumbnail.toOutputStream(out);
            return new Encoded(out.toByteArray(), format, scaled.getWidth(), scaled.getHeight());
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    private static void checkPixels(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > MOST_SIDE || height > MOST_SIDE || (long) width * height > MOST_PIXELS) {
            throw new TooManyPixels(width, height, MOST_PIXELS);
        }
    }

    /// Telephones write pictures lying on their side, with a note how to hold them.
    private static BufferedImage upright(BufferedImage picture, byte[] upload) {
        try {
            return exif(upload)
                    .map(ExifUtils::getOrientationFromExif)
                    .map(orientation ->
                            ExifFilterUtils.getFilterForOrientation(orientation).apply(picture))
                    .orElse(picture);
        } catch (RuntimeException brokenNote) {
            return picture;
        }
    }

    /// The Exif segment of a JPEG, read by hand: ImageIO's own reading of metadata gives up on many
    /// files that telephones and programs write.
    private static Optional<byte[]> exif(byte[] upload) {
        if (!startsWith(upload, 0, 0xFF, 0xD8)) return Optional.empty();
        int at = 2;
        while (startsWith(upload, at, 0xFF) && at + 4 <= upload.length && (upload[at + 1] & 0xFF) != 0xDA) {
            int length = (upload[at + 2] & 0xFF) << 8 | (upload[at + 3] & 0xFF);
            int end = at + 2 + length;
            if (end > upload.length) return Optional.empty();
            if (startsWith(upload, at + 1, 0xE1) && startsWith(upload, at + 4, 'E', 'x', 'i', 'f', 0, 0)) {
                return Optional.of(Arrays.copyOfRange(upload, at + 4, end));
            }
            at = end;
        }
        return Optional.empty();
    }

    private static BufferedImage fit(BufferedImage picture) throws IOException {
        var type = isSeeThrough(picture) ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var width = Math.min(picture.getWidth(), MOST_WIDTH);
        return Thumbnails.of(picture)
                .size(width, height(picture, width))
                .keepAspectRatio(false)
                .imageType(type)
                .asBufferedImage();
    }

    private static BufferedImage scale(BufferedImage picture, int width) throws IOException {
        if (width >= picture.getWidth()) return picture;
        return Thumbnails.of(picture)
                .size(width, height(picture, width))
                .keepAspectRatio(false)
                .asBufferedImage();
    }

    private static int height(BufferedImage picture, int width) {
        return Math.max(1, Math.round((float) picture.getHeight() * width / picture.getWidth()));
    }

    private static boolean isSeeThrough(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) return false;
        var row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                if (pixel >>> 24 != 0xFF) return true;
            }
        }
        return false;
    }

    /// By content alone: names and declared types are the uploader's words.
    private static Optional<String> format(byte[] upload) {
        if (startsWith(upload, 0, 0xFF, 0xD8, 0xFF)) return Optional.of("jpeg");
        if (startsWith(upload, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) return Optional.of("png");
        if (startsWith(upload, 0, 'R', 'I', 'F', 'F') && startsWith(upload, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of("webp");
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] upload, int offset, int... magic) {
        if (upload.length < offset + magic.length) return false;
        for (int i = 0; i < magic.length; i++) {
            if ((upload[offset + i] & 0xFF) != magic[i]) return false;
        }
        return true;
    }
}
