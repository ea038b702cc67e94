package org.natrolite.extra;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.checksum.JenkinsLookup3HashLittle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;
import us.hebi.matlab.mat.types.Struct;

/** One test, two cycles of a cell of 10 Ah with a row a minute, in each of the formats. */
final class Tables {
    static final int ROWS = 230;
    private static final double CAPACITY = 36000;

    private Tables() {}

    /** Formats with a fixture. */
    enum Kind {
        PARQUET_SNAPPY,
        PARQUET_PLAIN,
        PARQUET_GZIP_V2,
        PARQUET_ZSTD_DICTIONARY,
        MATLAB_5,
        MATLAB_5_STRUCT,
        MATLAB_73,
        HDF5
    }

    private static double current(int row) {
        int phase = row / 46 % 4;
        return phase == 1 ? 10 : phase == 3 ? -10 : 0;
    }

    static double[] time() {
        double[] time = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            time[i] = 60 * i;
        }
        return time;
    }

    static double[] current() {
        double[] current = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            current[i] = current(i);
        }
        return current;
    }

    static double[] voltage() {
        double[] voltage = new double[ROWS];
        double charge = 0.1 * CAPACITY;
        for (int i = 0; i < ROWS; i++) {
            charge += 60 * current(i);
            voltage[i] = 2.5 + charge / CAPACITY + 0.005 * current(i) + 1e-4 * Math.sin(i);
        }
        return voltage;
    }

    static int cycle(int row) {
        return row < ROWS / 2 ? 1 : 2;
    }

    static byte[] bytes(Kind kind, Path folder) throws IOException {
        return switch (kind) {
            case PARQUET_SNAPPY -> parquet(CompressionCodec.SNAPPY, WriterVersion.PARQUET_1_0, false, true);
            case PARQUET_PLAIN -> parquet(CompressionCodec.UNCOMPRESSED, WriterVersion.PARQUET_1_0, true, false);
            case PARQUET_GZIP_V2 -> parquet(CompressionCodec.GZIP, WriterVersion.PARQUET_2_0, false, false);
            case PARQUET_ZSTD_DICTIONARY -> parquet(CompressionCodec.ZSTD, WriterVersion.PARQUET_2_0, true, true);
            case MATLAB_5 ->
                matlab(Mat5.newMatFile()
                        .addArray("test_time_second", column(time()))
                        .addArray("voltage_volt", column(voltage()))
                        .addArray("current_ampere", column(current()))
                        .addArray("notes", Mat5.newString("a cell"))
                        .addArray("settings", column(new double[] {1, 2, 3})));
            case MATLAB_5_STRUCT -> {
                Struct data = Mat5.newStruct();
                Matrix both = Mat5.newMatrix(ROWS, 2);
                for (int i = 0; i < ROWS; i++) {
                    both.setDouble(i, 0, voltage()[i]);
                    both.setDouble(i, 1, 1000 * current(i));
                }
                data.set("t", column(time())).set("y", both);
                yield matlab(Mat5.newMatFile().addArray("run", Mat5.newStruct().set("data", data)));
            }
            case MATLAB_73 -> {
                byte[] header = new byte[512];
                byte[] text = "MATLAB 7.3 MAT-file, Platform: GLNXA64, HDF5 schema 1.00 ."
                        .getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(text, 0, header, 0, text.length);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                out.write(header);
                out.write(moved(hdf5(folder, true)));
                yield out.toByteArray();
            }
            case HDF5 -> hdf5(folder, false);
        };
    }

    private static Matrix column(double[] values) {
        Matrix matrix = Mat5.newMatrix(values.length, 1);
        for (int i = 0; i < values.length; i++) {
            matrix.setDouble(i, values[i]);
        }
        return matrix;
    }

    private static byte[] matlab(MatFile file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
        Mat5.newWriter(Sinks.wrap(buffer))
                .setDeflateLevel(Deflater.DEFAULT_COMPRESSION)
                .writeMat(file);
        buffer.flip();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** As MATLAB does: a column vector is a matrix of one row for HDF5, which counts the last index fastest. */
    private static byte[] hdf5(Path folder, boolean matlab) throws IOException {
        Path path = Files.createTempFile(folder, ".", ".h5");
        try (WritableHdfFile file = HdfFile.write(path)) {
            put(file.putDataset("test_time_second", new double[][] {time()}), matlab);
            put(file.putDataset("voltage_volt", new double[][] {voltage()}), matlab);
            put(file.putDataset("current_ampere", new double[][] {current()}), matlab);
            put(file.putDataset("settings", new double[][] {{1, 2, 3}}), matlab);
        }
        byte[] bytes = Files.readAllBytes(path);
        Files.delete(path);
        return bytes;
    }

    /** The superblock says where the file begins behind the header, and sums itself up. */
    private static byte[] moved(byte[] hdf5) {
        ByteBuffer superblock = ByteBuffer.wrap(hdf5).order(ByteOrder.LITTLE_ENDIAN);
        superblock.putLong(12, 512);
        superblock.putInt(44, JenkinsLookup3HashLittle.hash(Arrays.copyOf(hdf5, 44)));
        return hdf5;
    }

    /** An HDF5 file whose headers say that its columns have another length, with sums that agree. */
    static byte[] claiming(byte[] hdf5, long rows) {
        ByteBuffer claimed = ByteBuffer.wrap(hdf5.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + Long.BYTES <= hdf5.length; at++) {
            if (claimed.getLong(at) == ROWS) {
                claimed.putLong(at, rows);
            }
        }
        ByteBuffer before = ByteBuffer.wrap(hdf5).order(ByteOrder.LITTLE_ENDIAN);
        int header = ByteBuffer.wrap("OHDR".getBytes(StandardCharsets.US_ASCII)).getInt();
        for (int from = 0; from + Integer.BYTES <= hdf5.length; from++) {
            boolean open = ByteBuffer.wrap(hdf5).getInt(from) == header;
            // a header ends where the sum of it stands
            for (int to = from + Integer.BYTES; open && to + Integer.BYTES <= hdf5.length; to++) {
                if (JenkinsLookup3HashLittle.hash(Arrays.copyOfRange(hdf5, from, to)) == before.getInt(to)) {
                    claimed.putInt(to, JenkinsLookup3HashLittle.hash(Arrays.copyOfRange(claimed.array(), from, to)));
                    open = false;
                }
            }
        }
        return claimed.array();
    }

    private static void put(WritableDataset dataset, boolean matlab) {
        if (matlab) {
            dataset.putAttribute("MATLAB_class", "double");
        }
    }

    static byte[] parquet(CompressionCodec codec, WriterVersion version, boolean dictionary, boolean checksums) {
        List<Double> time = new ArrayList<>();
        List<Double> voltage = new ArrayList<>();
        List<Double> current = new ArrayList<>();
        List<Long> cycle = new ArrayList<>();
        List<String> step = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            time.add(time()[i]);
            voltage.add(voltage()[i]);
            current.add(current(i));
            cycle.add((long) cycle(i));
            step.add(current(i) == 0 ? "rest" : "load");
        }
        return ParquetWriter.write(
                List.of(
                        new ParquetWriter.Column("Test Time / s", PrimitiveTypeName.DOUBLE, time),
                        new ParquetWriter.Column("Voltage / V", PrimitiveTypeName.DOUBLE, voltage),
                        new ParquetWriter.Column("Current / A", PrimitiveTypeName.DOUBLE, current),
                        new ParquetWriter.Column("Cycle Count / 1", PrimitiveTypeName.INT64, cycle),
                        new ParquetWriter.Column("Step Type", PrimitiveTypeName.BINARY, step)),
                100,
                codec,
                version,
                dictionary,
                checksums);
    }
}
