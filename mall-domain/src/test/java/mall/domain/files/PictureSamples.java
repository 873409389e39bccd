package mall.domain.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Pictures as shoppers upload them, and as they should not.
final class PictureSamples {

    private PictureSamples() {}

    static BufferedImage imageOf(FileContent content) {
        try {
            return ImageIO.read(new ByteArrayInputStream(content.bytes()));
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    static byte[] uniquePicture() {
        try {
            return picture("png", 40, 30, new Color((int) (System.nanoTime() / 1000) & 0xFFFFFF));
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    static byte[] picture(String format, int width, int height, Color colour) throws IOException {
        var type = colour.getAlpha() < 255 ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) image.setRGB(x, y, colour.getRGB());
        }
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    /// Puts an Exif segment with one entry, the orientation, behind the first marker of a JPEG.
    static byte[] withExif(byte[] jpeg, int orientation) {
        var tiff = ByteBuffer.allocate(26)
                .put("MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0);
        return ByteBuffer.allocate(jpeg.length + 36)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(tiff.flip())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /// A header that promises more pixels than follow.
    static byte[] pngThatClaims(int width, int height) throws IOException {
        var png = picture("png", 10, 10, Color.RED);
        var header = ByteBuffer.wrap(png);
        header.putInt(16, width).putInt(20, height);
        var check = new CRC32();
        check.update(png, 12, 17);
        header.putInt(29, (int) check.getValue());
        return png;
    }
}
