package org.natrolite.extra.matlab;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadDataException;
import org.natrolite.datasets.table.TableCursor;
import org.natrolite.datasets.table.TableFormat;

/** MATLAB files of version 7.3, and HDF5 files in general. They are read as a whole. */
public final class Hdf5Format implements TableFormat {
    private static final byte[] MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
    private static final byte[] MATLAB = "MATLAB 7.3 MAT-file".getBytes(StandardCharsets.US_ASCII);
    private static final String MATLAB_CLASS = "MATLAB_class";
    private static final int DEEPEST = 8;

    /** The format. */
    public Hdf5Format() {}

    @Override
    public String name() {
        return "HDF5 or MATLAB 7.3";
    }

    @Override
    public boolean recognises(byte[] head) {
        return MatlabFormat.starts(head, MAGIC) || MatlabFormat.starts(head, MATLAB);
    }

    @Override
    public TableCursor open(Path file) {
        String name = file.toString();
        ArrayTable.Builder table = new ArrayTable.Builder(name);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                HdfFile content = open(file, channel)) {
            add(table, content, "", 0, MatlabFormat.LARGEST_RATIO * channel.size());
            return table.build();
        } catch (BadDataException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // the library tells of damage by whatever it runs into, and makes room for what an array says it holds
            throw BadDataException.at(
                    name, 0, null, "damaged HDF5 data (" + e.getMessage() + ")", "an intact HDF5 file", e);
        }
    }

    /** In memory, where what leaves the file is seen at once; a file too long for that is read piece by piece. */
    private static HdfFile open(Path file, FileChannel channel) throws IOException {
        return channel.size() > Integer.MAX_VALUE
                ? new HdfFile(file)
                : HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    }

    private static void add(ArrayTable.Builder table, Group group, String prefix, int depth, long most) {
        for (Node node : group) {
            String name = prefix + node.getName();
            if (node instanceof Dataset dataset) {
                add(table, dataset, name, most);
            } else if (node instanceof Group inner
                    && depth < DEEPEST
                    && !node.getName().startsWith("#")) {
                add(table, inner, name + ".", depth + 1, most);
            } else {
                table.other(name, "a group or a link");
            }
        }
    }

    private static void add(ArrayTable.Builder table, Dataset dataset, String name, long most) {
        if (!(dataset.getSizeInBytes() <= most)) {
            throw BadDataException.at(
                    table.source(),
                    0,
                    name,
                    "an array of " + dataset.getSizeInBytes() + " bytes",
                    "at most what its file can hold");
        }
        int[] dimensions = dataset.getDimensions();
        boolean text = dataset.getAttributes().containsKey(MATLAB_CLASS)
                && "char".equals(dataset.getAttribute(MATLAB_CLASS).getData());
        IntToDoubleFunction values =
                text || dataset.isEmpty() || dimensions.length == 0 ? null : numbers(dataset.getDataFlat());
        if (values == null) {
            table.other(name, text ? "text" : "no array of numbers");
            return;
        }
        // HDF5 counts the last index fastest, MATLAB the first: it writes its dimensions in reverse
        int[] reversed = new int[dimensions.length];
        for (int i = 0; i < dimensions.length; i++) {
            reversed[i] = dimensions[dimensions.length - 1 - i];
        }
        table.matrix(name, reversed, values);
    }

    private static @Nullable IntToDoubleFunction numbers(Object flat) {
        if (flat instanceof double[] values) {
            return i -> values[i];
        }
        if (flat instanceof float[] values) {
            return i -> values[i];
        }
        if (flat instanceof long[] values) {
            return i -> values[i];
        }
        if (flat instanceof int[] values) {
            return i -> values[i];
        }
        if (flat instanceof short[] values) {
            return i -> values[i];
        }
        if (flat instanceof byte[] values) {
            return i -> values[i];
        }
        if (flat instanceof boolean[] values) {
            return i -> values[i] ? 1 : 0;
        }
        return null;
    }
}
