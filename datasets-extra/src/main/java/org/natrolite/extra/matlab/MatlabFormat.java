package org.natrolite.extra.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.natrolite.core.error.BadDataException;
import org.natrolite.datasets.table.TableCursor;
import org.natrolite.datasets.table.TableFormat;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;

/** MATLAB files of versions 5 to 7, packed or not. They are read as a whole. */
public final class MatlabFormat implements TableFormat {
    private static final byte[] MAGIC = "MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII);
    private static final int DEEPEST = 8;

    /** Most that the packing of MATLAB and HDF5 files, deflate, can make of one byte. */
    static final long LARGEST_RATIO = 1032;

    /** The format. */
    public MatlabFormat() {}

    @Override
    public String name() {
        return "MATLAB 5";
    }

    @Override
    public boolean recognises(byte[] head) {
        return starts(head, MAGIC);
    }

    static boolean starts(byte[] head, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || head[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public TableCursor open(Path file) {
        String name = file.toString();
        ArrayTable.Builder table = new ArrayTable.Builder(name);
        try (Source source = Sources.openFile(file.toFile());
                Mat5File content = Mat5.newReader(source)
                        .setBufferAllocator(new Bounded(name, Files.size(file)))
                        .disableSubsystemProcessing()
                        .readMat()) {
            for (MatFile.Entry entry : content.getEntries()) {
                add(table, entry.getName(), entry.getValue(), 0);
            }
            return table.build();
        } catch (BadDataException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // the library tells of damage by whatever it runs into, and makes room for what a variable says it holds
            throw BadDataException.at(name, 0, null, "damaged MATLAB data", "an intact MATLAB file", e);
        }
    }

    /** Makes room for no more than a file of this length can hold, whatever its tags say. */
    private record Bounded(String source, long length) implements BufferAllocator {
        @Override
        public ByteBuffer allocate(int size) {
            if (size < 0 || size > LARGEST_RATIO * length) {
                throw BadDataException.of(
                        source, "a variable of " + size + " bytes in a file of " + length, "an intact MATLAB file");
            }
            return ByteBuffer.allocate(size);
        }

        /** The garbage collector sees to it. */
        @Override
        public void release(ByteBuffer buffer) {}
    }

    private static void add(ArrayTable.Builder table, String name, Array value, int depth) {
        if (value instanceof Matrix matrix && !matrix.isComplex()) {
            double[] values = new double[matrix.getNumElements()];
            for (int i = 0; i < values.length; i++) {
                values[i] = matrix.getDouble(i);
            }
            table.matrix(name, matrix.getDimensions().clone(), i -> values[i]);
        } else if (value instanceof Struct struct && struct.getNumElements() == 1 && depth < DEEPEST) {
            List<String> fields = List.copyOf(struct.getFieldNames());
            for (String field : fields) {
                Array inner = struct.get(field);
                add(table, name + "." + field, inner, depth + 1);
            }
        } else {
            table.other(name, value.getType().toString());
        }
    }
}
