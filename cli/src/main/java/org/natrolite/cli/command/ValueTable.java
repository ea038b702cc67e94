package org.natrolite.cli.command;

import java.util.List;
import java.util.function.Predicate;
import org.natrolite.cli.report.Numbers;
import org.natrolite.cli.report.Origin;
import org.natrolite.cli.report.Table;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.ParameterTable;
import org.natrolite.models.parameter.Provenance;

/** Values of a cell with their intervals, coloured by where they come from. */
final class ValueTable {
    private static final double PERCENT = 100;

    private ValueTable() {}

    /**
     * @param table title and remark
     * @param cell cell
     * @param wanted which of its values
     * @return the table with a row a value
     */
    static Table of(Table.Builder table, CellParameters cell, Predicate<ParameterTable.Row> wanted) {
        table.text("Value")
                .number("At", "")
                .number("Best", "")
                .number("Lower 95 %", "")
                .number("Upper 95 %", "")
                .text("Unit")
                .text("Source");
        ParameterTable.rows(cell).stream().filter(wanted).forEach(row -> table.row(row(row)));
        return table.build();
    }

    private static List<Table.Cell> row(ParameterTable.Row row) {
        Provenance provenance = row.provenance();
        String method = provenance.method().isBlank() ? "" : "; " + provenance.method();
        return List.of(
                plain(row.path()),
                plain(node(row)),
                new Table.Cell(Numbers.significant(row.value(), 5), origin(provenance.kind())),
                plain(Numbers.significant(row.lower(), 5)),
                plain(Numbers.significant(row.upper(), 5)),
                plain(row.unit()),
                plain(provenance.source() + method));
    }

    /** Where on its curve a value stands. */
    private static String node(ParameterTable.Row row) {
        if (row.soc().isEmpty()) {
            return "";
        }
        double at = row.soc().getAsDouble();
        return row.over().equals("soc")
                ? Numbers.significant(PERCENT * at, 4) + " % SOC"
                : row.over() + " " + Numbers.significant(at, 4);
    }

    private static Origin origin(Provenance.Kind kind) {
        return switch (kind) {
            case MEASURED -> Origin.MEASURED;
            case FITTED -> Origin.FITTED;
            case LITERATURE -> Origin.LITERATURE;
            case ASSUMED -> Origin.ASSUMED;
        };
    }

    private static Table.Cell plain(String text) {
        return new Table.Cell(text, Origin.UNSTATED);
    }
}
