package org.natrolite.datasets.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.error.NearMiss;
import org.natrolite.datasets.internal.yaml.YamlMap;
import org.natrolite.datasets.internal.yaml.YamlValue;

/** A catalogue of data sets. Immutable. */
public final class DataCatalogue {
    private static final String RESOURCE = "catalogue.yaml";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final double LARGEST_FILE = 1e15;

    private final List<DataSet> sets;

    private DataCatalogue(List<DataSet> sets) {
        this.sets = List.copyOf(sets);
    }

    /**
     * @return the catalogue that is shipped, sodium-ion first
     */
    public static DataCatalogue shipped() {
        try (InputStream in = Objects.requireNonNull(DataCatalogue.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return of(YamlValue.parse(RESOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param file catalogue in the form that the package describes
     * @return the catalogue
     * @throws BadDataException with file and line if it is missing or breaks the form
     */
    public static DataCatalogue read(Path file) {
        return of(YamlValue.read(file));
    }

    private static DataCatalogue of(YamlValue root) {
        YamlMap map = root.map();
        map.required("schema_version").whole(1, 1);
        List<DataSet> sets = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlValue value : map.required("data_sets").list()) {
            DataSet set = set(value.map());
            if (!ids.add(set.id())) {
                throw value.bad("two data sets '" + set.id() + "'", "ids that tell them apart");
            }
            sets.add(set);
        }
        map.close();
        return new DataCatalogue(sets);
    }

    private static DataSet set(YamlMap map) {
        List<RemoteFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Optional<YamlValue> listed = map.optional("files");
        if (listed.isPresent()) {
            for (YamlValue value : listed.get().list()) {
                RemoteFile file = file(value.map());
                if (!names.add(file.name())) {
                    throw value.bad("two files '" + file.name() + "'", "names that tell them apart");
                }
                files.add(file);
            }
        }
        DataSet set = new DataSet(
                matching(map.required("id"), NAME, "a name of letters, digits, '.', '_' and '-'"),
                map.required("title").text(),
                map.required("chemistry").text(),
                map.required("what").text(),
                address(map.required("page")),
                map.optional("doi").map(YamlValue::text).orElse(""),
                map.required("licence").text(),
                map.optional("cite").map(YamlValue::text).orElse(""),
                map.required("read").text(),
                files);
        map.close();
        return set;
    }

    private static RemoteFile file(YamlMap map) {
        RemoteFile file = new RemoteFile(
                // a plain name: a catalogue must not write outside its folder
                matching(map.required("name"), NAME, "a file name of letters, digits, '.', '_' and '-'"),
                address(map.required("url")),
                map.optional("bytes").map(DataCatalogue::size).orElse(-1L),
                map.optional("sha256")
                        .map(value -> matching(value, SHA256, "64 hexadecimal digits in lower case"))
                        .orElse(null));
        map.close();
        return file;
    }

    private static String matching(YamlValue value, Pattern pattern, String expected) {
        String text = value.text();
        if (!pattern.matcher(text).matches()) {
            throw value.bad(value.shown(), expected);
        }
        return text;
    }

    private static URI address(YamlValue value) {
        try {
            URI uri = new URI(value.text());
            if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw value.bad(value.shown(), "an address, such as https://example.org/data.csv");
        }
        throw value.bad(value.shown(), "an address that begins with https:// or http://");
    }

    private static long size(YamlValue value) {
        String expected = "a whole number of bytes";
        double size = value.number(expected);
        if (!(size >= 0 && size <= LARGEST_FILE && size == Math.rint(size))) {
            throw value.bad(value.shown(), expected);
        }
        return (long) size;
    }

    /**
     * @return all data sets
     */
    public List<DataSet> sets() {
        return sets;
    }

    /**
     * @param id id of a data set
     * @return the data set
     * @throws BadArgumentException if there is none of that id
     */
    public DataSet get(String id) {
        return sets.stream().filter(set -> set.id().equals(id)).findFirst().orElseThrow(() -> {
            List<String> ids = sets.stream().map(DataSet::id).toList();
            List<String> near = NearMiss.of(id, ids);
            return new BadArgumentException(
                    "no data set '" + id + "'; expected one of " + String.join(", ", near.isEmpty() ? ids : near));
        });
    }
}
