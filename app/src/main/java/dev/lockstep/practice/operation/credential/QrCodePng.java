package dev.lockstep.practice.operation.credential;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.lockstep.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// A QR code as a picture: PNG (W3C), one bit for each point, black on white.
final class QrCodePng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /// Points for each side, the quiet zone among them.
    private static final int SIDE = 300;

    private QrCodePng() {}

    /// The picture of a text.
    static byte[] of(Secret text) {
        try {
            return png(new QRCodeWriter().encode(text.reveal(), BarcodeFormat.QR_CODE, SIDE, SIDE));
        } catch (WriterException e) {
            // The cause would show the text.
            throw new IllegalStateException("this text is too long for a QR code");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] png(BitMatrix points) throws IOException {
        var png = new ByteArrayOutputStream();
        var out = new DataOutputStream(png);
        out.write(SIGNATURE);
        chunk(out, "IHDR", header(points));
        chunk(out, "IDAT", rows(points));
        chunk(out, "IEND", new byte[0]);
        return png.toByteArray();
    }

    /// Width and height; one bit, grey; the only kinds of compression, filter and order there are.
    private static byte[] header(BitMatrix points) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(points.getWidth());
        out.writeInt(points.getHeight());
        out.write(new byte[] {1, 0, 0, 0, 0});
        return bytes.toByteArray();
    }

    /// Each row is its kind of filter (none) and the points, eight to a byte; 1 is white.
    private static byte[] rows(BitMatrix points) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            for (int y = 0; y < points.getHeight(); y++) {
                byte[] row = new byte[1 + (points.getWidth() + 7) / 8];
                for (int x = 0; x < points.getWidth(); x++) {
                    if (!points.get(x, y)) {
                        row[1 + x / 8] |= (byte) (0x80 >> (x % 8));
                    }
                }
                out.write(row);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
