package dev.lockstep.report.exchange;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/// Passes on what is written, and knows how large it would be under gzip.
final class GzipMeter extends Writer {
    private final Writer out;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final byte[] buffer = new byte[1 << 16];
    private long bytes;

    GzipMeter(Writer out) {
        this.out = out;
    }

    /// About as many bytes; no compression of the same text is much worse.
    long bytes() {
        return bytes;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        out.write(text, offset, length);
        deflater.setInput(new String(text, offset, length).getBytes(StandardCharsets.UTF_8));
        while (!deflater.needsInput()) {
            bytes += deflater.deflate(buffer);
        }
    }

    /// Does nothing: who measures asks often, and the writer below is flushed at the end.
    @Override
    public void flush() {}

    /// Leaves the writer below open.
    @Override
    public void close() throws IOException {
        out.flush();
        deflater.end();
    }
}
