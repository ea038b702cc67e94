package org.natrolite.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.core.error.BadArgumentException;

/**
 * A table. The first column names the rows. Immutable.
 *
 * @param title heading, or empty
 * @param remark what the reader must know, below the table, or empty
 * @param columns headings
 * @param rows cells, as many in each row as there are columns
 */
public record Table(String title, String remark, List<Column> columns, List<List<Cell>> rows) {
    /**
     * A column.
     *
     * @param heading what it holds
     * @param unit unit of its numbers, empty where there is none
     * @param number whether it holds numbers, which stand to the right
     */
    public record Column(String heading, String unit, boolean number) {}

    /**
     * A cell.
     *
     * @param text what is written
     * @param origin where a number comes from
     */
    public record Cell(String text, Origin origin) {}

    /** Copies and checks the rows. */
    public Table {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new BadArgumentException("table '" + title + "' has no columns; expected at least one");
        }
        List<List<Cell>> copy = new ArrayList<>();
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new BadArgumentException("table '" + title + "' has " + columns.size() + " columns and a row of "
                        + row.size() + " cells; expected as many");
            }
            copy.add(List.copyOf(row));
        }
        rows = List.copyOf(copy);
    }

    /**
     * Starts a table.
     *
     * @param title heading, or empty
     * @return an empty builder
     */
    public static Builder titled(String title) {
        return new Builder(title);
    }

    /** A table being made; for one thread. */
    public static final class Builder {
        private final String title;
        private String remark = "";
        private final List<Column> columns = new ArrayList<>();
        private final List<List<Cell>> rows = new ArrayList<>();

        private Builder(String title) {
            this.title = title;
        }

        /**
         * @param remark what the reader must know, shown below the table
         * @return this
         */
        public Builder remark(String remark) {
            this.remark = remark;
            return this;
        }

        /**
         * @param heading what the column holds
         * @return this, with one more column of text
         */
        public Builder text(String heading) {
            columns.add(new Column(heading, "", false));
            return this;
        }

        /**
         * @param heading what the column holds
         * @param unit unit of its numbers, empty where there is none
         * @return this, with one more column of numbers
         */
        public Builder number(String heading, String unit) {
            columns.add(new Column(heading, unit, true));
            return this;
        }

        /**
         * @param texts cells, as many as columns
         * @return this, with one more row
         */
        public Builder row(String... texts) {
            List<Cell> row = new ArrayList<>();
            for (String text : texts) {
                row.add(new Cell(text, Origin.UNSTATED));
            }
            rows.add(row);
            return this;
        }

        /**
         * @param cells cells, as many as columns
         * @return this, with one more row
         */
        public Builder row(List<Cell> cells) {
            rows.add(List.copyOf(cells));
            return this;
        }

        /**
         * @return the table
         * @throws BadArgumentException if there is no column, or if a row has not as many cells as there are columns
         */
        public Table build() {
            return new Table(title, remark, columns, rows);
        }
    }
}
