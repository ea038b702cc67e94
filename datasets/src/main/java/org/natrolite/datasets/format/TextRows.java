package org.natrolite.datasets.format;

import java.util.List;
import org.natrolite.datasets.internal.text.DelimitedScanner;
import org.natrolite.datasets.internal.text.TextFile;

/** The rows of a text file. */
final class TextRows implements Rows {
    private final TextFile file;
    private final DelimitedScanner scanner;
    private final byte point;
    private final int width;
    private boolean onFirstRow;

    /** Goes before the first row that a layout states. */
    TextRows(TextFile file, Layout layout) {
        this.file = file;
        this.scanner = new DelimitedScanner(
                file.stream(), file.source(), layout.numbers().delimiter());
        this.point = (byte) layout.numbers().decimal();
        for (int line = 1; line < layout.headerLine(); line++) {
            scanner.skipLine();
        }
        if (layout.headerLine() > 0) {
            scanner.next();
        }
        for (int line = layout.headerLine() + 1; line < layout.firstDataLine(); line++) {
            scanner.skipLine();
        }
        // From here on a quote that spans lines is damage: it would swallow rows.
        scanner.oneLineRecords();
        if (layout.width() == 0) {
            onFirstRow = scanner.next();
            width = onFirstRow ? scanner.fields() : 0;
        } else {
            width = layout.width();
        }
    }

    @Override
    public boolean next() {
        if (onFirstRow) {
            onFirstRow = false;
            return true;
        }
        return scanner.next();
    }

    @Override
    public long line() {
        return scanner.line();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int fields() {
        return scanner.fields();
    }

    @Override
    public boolean blankFrom(int field) {
        return scanner.blankFrom(field);
    }

    @Override
    public double number(int field) {
        return scanner.number(field, point);
    }

    @Override
    public String text(int field) {
        return scanner.text(field);
    }

    @Override
    public String shown(int field) {
        return scanner.shown(field);
    }

    @Override
    public boolean isHeader(List<String> header) {
        return scanner.isHeader(header);
    }

    @Override
    public long position() {
        return file.position();
    }

    @Override
    public void close() {
        scanner.close();
    }
}
