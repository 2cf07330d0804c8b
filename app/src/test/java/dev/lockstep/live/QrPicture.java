package dev.lockstep.live;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/// A QR code as a phone's camera reads it.
final class QrPicture {
    private QrPicture() {}

    /// What a PNG says.
    ///
    /// @param base64 the PNG
    static String text(String base64) {
        try {
            BufferedImage image =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
            int width = image.getWidth();
            int height = image.getHeight();
            int[] points = image.getRGB(0, 0, width, height, null, 0, width);
            var bitmap =
                    new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(width, height, points)));
            // It is no photograph: without this some seeds are not found at all.
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true))
                    .getText();
        } catch (IOException
                | NotFoundException
                | com.google.zxing.ChecksumException
                | com.google.zxing.FormatException e) {
            throw new AssertionError("no QR code", e);
        }
    }
}
