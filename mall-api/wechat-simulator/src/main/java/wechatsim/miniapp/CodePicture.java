package wechatsim.miniapp;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageConfig;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Draws what stands in for a Mini Program code: a QR code that says where it leads.
final class CodePicture {

    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int TRANSPARENT = 0x00FFFFFF;

    private CodePicture() {}

    static byte[] png(String text, int width, boolean transparent) {
        try {
            var matrix = new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, width, width, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
            var png = new ByteArrayOutputStream();
            var colours = new MatrixToImageConfig(BLACK, transparent ? TRANSPARENT : WHITE);
            MatrixToImageWriter.writeToStream(matrix, "PNG", png, colours);
            return png.toByteArray();
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
