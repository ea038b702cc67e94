package org.natrolite.extra.parquet;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit._Fields;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * A column of a flat table.
 *
 * @param name its name
 * @param type how its values are stored, or null where it is a list or a structure
 * @param scale what a stored number is multiplied with: of decimals and times, which are given in seconds
 * @param unsigned whether a whole number has no sign
 */
record Leaf(String name, @Nullable PrimitiveType type, double scale, boolean unsigned) {

    /** A column that holds more than one value a row. */
    static Leaf nested(String name) {
        return new Leaf(name, null, 1, false);
    }

    static Leaf of(ParquetFile file, SchemaElement element) {
        if (element.getType() == null || element.getRepetition_type() == null) {
            throw file.damaged("a column '" + element.getName() + "' of no type");
        }
        Repetition repetition = Repetition.valueOf(element.getRepetition_type().name());
        if (repetition == Repetition.REPEATED) {
            return nested(element.getName());
        }
        PrimitiveType.PrimitiveTypeName stored = switch (element.getType()) {
            case BOOLEAN -> PrimitiveType.PrimitiveTypeName.BOOLEAN;
            case INT32 -> PrimitiveType.PrimitiveTypeName.INT32;
            case INT64 -> PrimitiveType.PrimitiveTypeName.INT64;
            case INT96 -> PrimitiveType.PrimitiveTypeName.INT96;
            case FLOAT -> PrimitiveType.PrimitiveTypeName.FLOAT;
            case DOUBLE -> PrimitiveType.PrimitiveTypeName.DOUBLE;
            case BYTE_ARRAY -> PrimitiveType.PrimitiveTypeName.BINARY;
            case FIXED_LEN_BYTE_ARRAY -> PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        };
        if (element.getType_length() < 0) {
            throw file.damaged("a column '" + element.getName() + "' of " + element.getType_length() + " bytes");
        }
        PrimitiveType type = new PrimitiveType(repetition, stored, element.getType_length(), element.getName());
        return new Leaf(element.getName(), type, scale(element), unsigned(element));
    }

    private static boolean unsigned(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        if (logical != null && logical.isSetINTEGER()) {
            return !logical.getINTEGER().isIsSigned();
        }
        ConvertedType converted = element.getConverted_type();
        return converted != null && converted.name().startsWith("UINT");
    }

    private static double scale(SchemaElement element) {
        LogicalType logical = element.getLogicalType();
        if (logical != null && logical.isSetTIMESTAMP()) {
            return seconds(logical.getTIMESTAMP().getUnit().getSetField());
        }
        if (logical != null && logical.isSetTIME()) {
            return seconds(logical.getTIME().getUnit().getSetField());
        }
        // writers need not repeat in the older annotation what this one says
        if (logical != null && logical.isSetDECIMAL()) {
            return Math.pow(10, -logical.getDECIMAL().getScale());
        }
        if (logical != null && logical.isSetDATE()) {
            return TimeUnit.DAYS.toSeconds(1);
        }
        ConvertedType converted = element.getConverted_type();
        if (converted == null) {
            return 1;
        }
        return switch (converted) {
            case DECIMAL -> Math.pow(10, -element.getScale());
            case DATE -> TimeUnit.DAYS.toSeconds(1);
            case TIME_MILLIS, TIMESTAMP_MILLIS -> 1e-3;
            case TIME_MICROS, TIMESTAMP_MICROS -> 1e-6;
            default -> 1;
        };
    }

    private static double seconds(@Nullable _Fields unit) {
        String name = unit == null ? "" : unit.name().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "MILLIS" -> 1e-3;
            case "MICROS" -> 1e-6;
            case "NANOS" -> 1e-9;
            default -> 1;
        };
    }
}
