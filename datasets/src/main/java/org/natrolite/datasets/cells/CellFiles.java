package org.natrolite.datasets.cells;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;

/**
 * The files of one cell.
 *
 * @param name name of the cell: lower-case letters, digits and single hyphens, so that it can be an id and a file name
 * @param files its tests, in order, at least one
 * @param ambient temperature of the surroundings, K, or null where it is not stated
 */
public record CellFiles(
        String name, List<Path> files, @Nullable Double ambient) {
    /** Ends of names of files that stand beside data and hold none. */
    private static final Set<String> BESIDE =
            Set.of("md", "json", "yaml", "yml", "html", "htm", "pdf", "png", "jpg", "svg", "log", "py", "r", "ipynb");

    /** Names, without their ends, of such files. */
    private static final Set<String> BESIDE_NAMES = Set.of("readme", "license", "licence", "citation", "source");

    /** Ends that say how a file is written and nothing of the cell. */
    private static final Set<String> WRITING = Set.of("csv", "txt", "gz", "bdf", "parquet", "mpt", "mat", "tsv", "dat");

    private static final int LONGEST = 20;

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** As people count: cell 2 before cell 10. */
    private static final Comparator<Path> BY_NAME =
            Comparator.comparing(CellFiles::counted).thenComparing(Comparator.naturalOrder());

    public CellFiles {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new BadArgumentException("cell '" + name + "' has no files; expected at least one");
        }
    }

    /**
     * Finds cells: a plain file is a cell; in a folder each file is a cell, and each folder in it is one with all of its
     * files. Hidden files are no data, nor are notes, pictures and licences that stand beside data.
     *
     * @param places files and folders
     * @param leftOut filled with what is not taken for data, for the user to know; modified
     * @return the cells in the order of the places and, in a folder, of their names
     * @throws BadArgumentException if two cells have one name
     * @throws BadDataException if a place does not exist or holds no cell
     */
    public static List<CellFiles> in(List<Path> places, List<String> leftOut) {
        List<CellFiles> cells = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                List<CellFiles> found = inFolder(place, leftOut);
                if (found.isEmpty()) {
                    throw BadDataException.of(
                            place.toString(),
                            "a folder without files of data",
                            "a file a cell, or a folder with the files of each cell");
                }
                cells.addAll(found);
            } else if (Files.exists(place)) {
                cells.add(new CellFiles(name(place), List.of(place), null));
            } else {
                throw BadDataException.of(place.toString(), "no such file or folder", "files of cells");
            }
        }
        requireDistinct(cells);
        return List.copyOf(cells);
    }

    private static List<CellFiles> inFolder(Path folder, List<String> leftOut) {
        List<CellFiles> cells = new ArrayList<>();
        for (Path path : data(folder, leftOut)) {
            if (!Files.isDirectory(path)) {
                cells.add(new CellFiles(name(path), List.of(path), null));
                continue;
            }
            List<Path> tests = new ArrayList<>();
            for (Path inside : data(path, leftOut)) {
                if (Files.isDirectory(inside)) {
                    leftOut.add(inside + ": a folder in the folder of a cell");
                } else {
                    tests.add(inside);
                }
            }
            if (tests.isEmpty()) {
                leftOut.add(path + ": a folder without files of data");
            } else {
                cells.add(new CellFiles(name(path), tests, null));
            }
        }
        return cells;
    }

    /** Files and folders in a folder, in order, without those that hold no data. */
    private static List<Path> data(Path folder, List<String> leftOut) {
        List<Path> data = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted(BY_NAME).toList()) {
                if (entry.getFileName().toString().startsWith(".")) {
                    continue;
                }
                if (Files.isDirectory(entry) || holdsData(entry)) {
                    data.add(entry);
                } else {
                    leftOut.add(entry + ": not a file of data by its name");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data;
    }

    /** The name in lower case with all its numbers as long as any. */
    private static String counted(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return NUMBER.matcher(name)
                .replaceAll(match ->
                        "0".repeat(Math.max(0, LONGEST - match.group().length())) + match.group());
    }

    private static boolean holdsData(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return !BESIDE.contains(name.substring(dot + 1)) && !BESIDE_NAMES.contains(stem);
    }

    /** The name of a file or folder as a name of a cell. */
    private static String name(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        String text = last == null ? "" : last.toString();
        for (int dot = text.lastIndexOf('.');
                dot > 0 && WRITING.contains(text.substring(dot + 1).toLowerCase(Locale.ROOT));
                dot = text.lastIndexOf('.')) {
            text = text.substring(0, dot);
        }
        return name(text);
    }

    /**
     * @param text any text
     * @return a name for a cell: in lower case, what is neither letter nor digit as a hyphen
     */
    static String name(String text) {
        String name = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "")
                .replaceAll("-+$", "");
        return name.isEmpty() ? "cell" : name;
    }

    static void requireDistinct(List<CellFiles> cells) {
        Map<String, CellFiles> byName = new LinkedHashMap<>();
        for (CellFiles cell : cells) {
            CellFiles other = byName.put(cell.name, cell);
            if (other != null) {
                throw new BadArgumentException("two cells with the name '" + cell.name + "': "
                        + other.files.get(0) + " and " + cell.files.get(0)
                        + "; expected distinct names (a table of cells can give them)");
            }
        }
    }
}
