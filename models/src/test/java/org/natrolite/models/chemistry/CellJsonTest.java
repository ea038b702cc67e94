package org.natrolite.models.chemistry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class CellJsonTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static String example() {
        return CellJson.format(Catalogue.get("layered-oxide-18650"));
    }

    static List<String> ids() {
        return Catalogue.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void whatIsWrittenReadsBackBitForBitAndIsWrittenToTheSameBytes(String id) {
        CellParameters cell = Catalogue.get(id);
        String text = CellJson.format(cell);
        CellParameters read = CellJson.parse(id, text);
        assertEquals(cell, read);
        assertEquals(text, CellJson.format(read));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void shippedFilesAreWhatTheWriterWrites(String id) throws IOException {
        try (InputStream in = shipped(id)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(text, CellJson.format(Catalogue.get(id)));
        }
    }

    private static InputStream shipped(String id) {
        InputStream in = Catalogue.class.getResourceAsStream(id + ".json");
        assertNotNull(in);
        return in;
    }

    /** Any values, not only the round ones of the catalogue, survive. */
    @Property(tries = 200)
    void anyValuesSurviveBitForBit(
            @ForAll @Scale(18) @DoubleRange(min = 1e-3, max = 1e6) double capacity,
            @ForAll @Scale(18) @DoubleRange(min = 0, max = 1e-5) double selfDischarge,
            @ForAll @Scale(18) @DoubleRange(min = -1e-2, max = 1e-2) double entropic,
            @ForAll @Scale(18) @DoubleRange(min = 200, max = 400) double temperature,
            @ForAll @Scale(18) @DoubleRange(min = 0, max = 10) double resistance) {
        Provenance provenance = new Provenance(Provenance.Kind.FITTED, "a \"quoted\" source\n\u00e9\u4e2d", "by test");
        CellParameters p = Catalogue.get("layered-oxide-18650");
        CellParameters.OpenCircuit ocv = p.openCircuit();
        CellParameters cell = new CellParameters(
                p.description(),
                p.rating(),
                p.limits(),
                new Quantity(capacity, capacity * 0.9, capacity * 1.1, provenance),
                p.coulombicEfficiency(),
                new Quantity(selfDischarge, 0, selfDischarge * 3, provenance),
                new CellParameters.OpenCircuit(
                        ocv.voltage(),
                        ocv.hysteresis(),
                        ocv.hysteresisRate(),
                        Curve.constant(entropic, entropic - 1e-4, entropic + 1e-4, provenance),
                        Quantity.exact(temperature, provenance),
                        ocv.socAtZeroVolt()),
                new CellParameters.Resistance(
                        Quantity.exact(resistance, provenance), p.resistance().ohmic(), List.of()),
                p.thermal(),
                null);
        String text = CellJson.format(cell);
        CellParameters read = CellJson.parse("any", text);
        assertEquals(cell, read);
        assertEquals(text, CellJson.format(read));
    }

    @Test
    void whatIsTrueByBeingThereIsNothingElse() {
        String text = CellJson.format(Catalogue.get("layered-oxide-18650"));
        assertTrue(text.contains("\"at_most\" : 1,"));
        BadDataException refusal = assertThrows(
                BadDataException.class,
                () -> CellJson.parse("cell.json", text.replaceFirst("\"at_most\" : 1,", "\"at_most\" : 0,")));
        assertTrue(String.valueOf(refusal.getMessage()).contains("expected 1, or no such field"), refusal::getMessage);
    }

    @Test
    void writesAndReadsFiles(@TempDir Path folder) {
        CellParameters cell = Catalogue.get("lfp-graphite-26650");
        Path file = folder.resolve("cell.json");
        CellJson.write(cell, file);
        assertEquals(cell, CellJson.read(file));
        assertThrows(BadDataException.class, () -> CellJson.read(folder.resolve("absent.json")));
        assertThrows(UncheckedIOException.class, () -> CellJson.write(cell, folder));
    }

    @Test
    void hasNoWayToWriteAnInfiniteInterval() {
        CellParameters p = Catalogue.get("layered-oxide-18650");
        Provenance provenance = Provenance.assumed("test");
        CellParameters.Thermal thermal = new CellParameters.Thermal(
                new Quantity(37, 30, Double.POSITIVE_INFINITY, provenance),
                p.thermal().cooling());
        CellParameters cell = new CellParameters(
                p.description(),
                p.rating(),
                p.limits(),
                p.capacity(),
                p.coulombicEfficiency(),
                p.selfDischarge(),
                p.openCircuit(),
                p.resistance(),
                thermal,
                null);
        assertThrows(BadArgumentException.class, () -> CellJson.format(cell));
    }

    /** Text to replace (the first time), its replacement, path and two parts of the message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"natrolite-cell\"|\"bpx\"|format|'bpx'|'natrolite-cell'",
                "\"schema_version\" : 1|\"schema_version\" : 2|schema_version|version 2|newer",
                "\"schema_version\" : 1|\"schema_version\" : 0|schema_version|version 0|version 1",
                "\"schema_version\" : 1|\"schema_version\" : \"1\"|schema_version|text '1'|a number",
                "\"mass_g\"|\"mass\"|rating.mass|no unit|mass_g",
                "\"mass_g\"|\"mass_kg\"|rating.mass_kg|unknown field 'mass_kg'|mass_g",
                "\"capacity_Ah\" : {|\"capacity\" : {|capacity|no unit|capacity_Ah",
                "\"thermal\"|\"termal\"|termal|unknown field 'termal'|thermal",
                "\"thermal\" : {|\"colour\" : 1, \"thermal\" : {|colour|unknown field 'colour'|one of",
                "\"cooling_W_per_K\" : {|\"cooling_W_per_K\" : 4, \"x\" : {|thermal.x|unknown field|heat_capacity_J_per_K",
                "\"value\" : 37,|\"value\" : NaN,|rating.mass_g.value|NaN|a finite number",
                "\"value\" : 37,|\"value\" : -Infinity,|rating.mass_g.value|-Infinity|a finite number",
                "\"value\" : [ 0, 1.35,|\"value\" : [ 0, NaN,|open_circuit.voltage_V.value[1]|NaN|a finite number",
                "\"value\" : 37,|\"value\" : 37, // grams|rating.mass_g.value|not JSON|JSON",
                "\"value\" : 37,|\"value\" : 037,|rating.mass_g.value|not JSON|JSON",
                "\"value\" : 37,|\"value\" : ,|rating.mass_g.value|not JSON|JSON",
                "\"value\" : 37,|\"value\" : \"NaN\",|rating.mass_g.value|text 'NaN'|a number",
                "\"value\" : 37,|\"value\" : null,|rating.mass_g.value|null|a number",
                "\"value\" : 37,|\"value\" : [ 37 ],|rating.mass_g.value|a list|a number",
                "\"value\" : 37,|\"value\" : true,|rating.mass_g.value|true|a number",
                "\"value\" : 37,|\"value\" : 1e400,|rating.mass_g.value|1e400|a double",
                "\"value\" : 37,|\"value\" : 1e-999999999,|rating.mass_g.value|1e-999999999|a double",
                "\"value\" : 37,|\"value\" : -37,|rating.mass_g.value|-37 g|above 0 g",
                "\"value\" : 37,|\"value\" : 40,|rating.mass_g|does not hold its value 40|lower95 <= value",
                "\"value\" : 37,||rating.mass_g.value|missing|'value'",
                "\"value\" : 37,|\"value\" : 37, \"value\" : 37,|rating.mass_g.value|Duplicate|each key once",
                "\"header\" : {|\"format\" : 1, \"header\" : {|format|Duplicate|each key once",
                "\"schema_version\" : 1|\"schema_version\" : 1.5|schema_version|version 1.5|newer",
                "\"value\" : 0.9995,|\"value\" : 1.2,|coulombic_efficiency.value|1.2;|above 0 and at most 1",
                "\"value\" : 60,|\"value\" : -300,|limits.highest_temperature_degC.value|-300 degC|above -273.15 degC",
                "\"kind\" : \"literature\"|\"kind\" : \"guessed\"|rating.nominal_capacity_Ah.provenance.kind|'guessed'|assumed",
                "\"source\" : \"maker's label: 1.5 Ah, 4.5 Wh, 122 Wh/kg\"|\"source\" : \" \"|rating.nominal_capacity_Ah.provenance|without a source|reason",
                "\"id\" : \"layered|\"id\" : \"Layered|header|id 'Layered|lower-case",
                "\"id\" : \"layered-oxide-18650\"|\"id\" : 3|header.id|3|text",
                "\"soc\" : [ -0.15,|\"soc\" : [ 0,|open_circuit.voltage_V|node 1|increasing",
                "\"soc\" : [ -0.15,|\"soc\" : [|open_circuit.voltage_V|25 nodes|one length",
                "\"soc\" : [ -0.15,|\"soc\" : [ \"a\",|open_circuit.voltage_V.soc[0]|text 'a'|a number",
                "\"value\" : [ 0, 1.35,|\"value\" : [ 0, -1.35,|open_circuit.voltage_V.value[1]|-1.35 V|at least 0 V",
                "\"value\" : [ 0, 1.35,|\"value\" : [ 0, 2.9,|open_circuit.voltage_V.value[1]|does not hold|lower95",
                "\"value\" : -0.15,|\"value\" : 0.5,|open_circuit.soc_at_0V.value|0.5|from -1 to 0",
                "\"value\" : -0.15,|\"value\" : -0.9,|open_circuit.soc_at_0V|does not hold|lower95",
                "\"voltage_V\"|\"voltage\"|open_circuit.voltage|no unit|voltage_V",
                "\"voltage_V\"|\"half_cells\"|open_circuit.half_cells.soc|unknown field|positive",
                "\"transport\" : {|\"transport\" : { \"x\" : 1,|limits.transport.x|unknown field|lowest_voltage_V",
                "\"distribution\" : \"lognormal\"|\"distribution\" : \"weibull\"|ageing.mechanisms[0].loss.distribution|'weibull'|lognormal",
                "\"time_s\" : 31536000|\"equivalent_full_cycles\" : 3, \"time_s\" : 31536000|ageing.mechanisms[0].reference|two reference|either",
                "\"time_s\" : 31536000||ageing.mechanisms[0].reference|no reference|either",
                "\"factor\" : \"arrhenius\"|\"factor\" : \"cold\"|ageing.mechanisms[0].factors[0].reference_temperature_K|unknown field|onset_temperature_K",
                "\"factor\" : \"arrhenius\"|\"factor\" : \"hot\"|ageing.mechanisms[0].factors[0].factor|'hot'|arrhenius",
                "\"target\" : \"capacity_loss\"|\"target\" : \"joy\"|ageing.mechanisms[0].target|'joy'|capacity_loss",
                "\"sigma_ln\" : 0.9|\"sigma_ln\" : -0.8|ageing.mechanisms[0].loss.sigma_ln|-0.8|above 0",
            })
    void refusesWithPathAndExpectation(
            String text, @Nullable String replacement, @Nullable String path, String found, String expected) {
        refuses(example(), text, replacement, path, found, expected);
    }

    private static void refuses(
            String example,
            String text,
            @Nullable String replacement,
            @Nullable String path,
            String found,
            String expected) {
        String key = text.strip();
        assertTrue(example.contains(key), () -> "the example holds no " + key);
        String broken = example.replaceFirst(
                Pattern.quote(key), Matcher.quoteReplacement(replacement == null ? "" : replacement));
        BadDataException refused = assertThrows(BadDataException.class, () -> CellJson.parse("cell.json", broken));
        String message = String.valueOf(refused.getMessage());
        assertEquals(path, refused.column(), message);
        assertTrue(refused.line() > 0, message);
        assertTrue(message.startsWith("cell.json, line "), message);
        assertTrue(message.contains(found), message);
        assertTrue(message.substring(message.indexOf("; expected")).contains(expected), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"half_cells\" : {|\"x\" : {|open_circuit.x|unknown field|half_cells",
                "\"positive\" : {|\"x\" : 1, \"positive\" : {|open_circuit.half_cells.x|unknown field|positive",
                "\"potential_V\"|\"potential\"|open_circuit.half_cells.positive.potential|no unit|potential_V",
                "\"potential_V\"|\"potential_mV\"|open_circuit.half_cells.positive.potential_mV|unknown field|potential_V",
                "\"stoichiometry\" : [ 0,|\"stoichiometry\" : [ 0.9,|open_circuit.half_cells.positive.potential_V|node 1|increasing",
                "\"stoichiometry\" : [ 0,|\"stoichiometry\" : [|open_circuit.half_cells.positive.potential_V|nodes of stoichiometry|one length",
                "\"stoichiometry_at_0_soc\" : {|\"x\" : 1, \"stoichiometry_at_0_soc\" : {|open_circuit.half_cells.positive.x|unknown field|one of",
                "\"value\" : 0.978,|\"value\" : 7,|open_circuit.half_cells.positive.stoichiometry_at_0_soc|does not hold|lower95",
                "\"value\" : -0.02,|\"value\" : -0.05,|open_circuit|half-cells give|0 V there",
                "\"half_cells\" : {|\"voltage_V\" : { \"soc\" : [ 0 ], \"value\" : [ 1 ], \"lower95\" : [ 1 ], \"upper95\" : [ 1 ], \"provenance\" : { \"kind\" : \"assumed\", \"source\" : \"x\" } }, \"half_cells\" : {|open_circuit|two open-circuit voltages|either",
            })
    void refusesHalfCellsWithPathAndExpectation(
            String text, String replacement, String path, String found, String expected) {
        refuses(CellJson.format(Catalogue.get("lfp-graphite-26650")), text, replacement, path, found, expected);
    }

    @Test
    void refusesACellWithoutAnOpenCircuitVoltage() {
        String example = CellJson.format(Catalogue.get("lfp-graphite-26650"));
        int from = example.indexOf("\"half_cells\"");
        int to = example.indexOf("\"hysteresis_V\"");
        String broken = example.substring(0, from) + example.substring(to);
        BadDataException refused = assertThrows(BadDataException.class, () -> CellJson.parse("x", broken));
        assertEquals("open_circuit", refused.column());
        assertTrue(String.valueOf(refused.getMessage()).contains("no open-circuit voltage"));
    }

    @Test
    void namesTheLine() {
        String example = example();
        String broken = example.replaceFirst("\"value\" : 37,", "\"value\" : -37,");
        long line =
                example.substring(0, example.indexOf("\"value\" : 37,")).lines().count();
        BadDataException refused = assertThrows(BadDataException.class, () -> CellJson.parse("x", broken));
        assertEquals(line, refused.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "[]", "7", "{", "{}", "not json", "{\"format\" : 1}"})
    void refusesWhatIsNoCellFile(String text) {
        assertThrows(BadDataException.class, () -> CellJson.parse("x", text));
    }

    @Test
    void refusesTrailingGarbageTruncationDepthAndBinary() {
        String example = example();
        assertThrows(BadDataException.class, () -> CellJson.parse("x", example + "{}"));
        assertThrows(BadDataException.class, () -> CellJson.parse("x", example + "garbage"));
        assertThrows(BadDataException.class, () -> CellJson.parse("x", example.substring(0, example.length() / 2)));
        assertThrows(BadDataException.class, () -> CellJson.parse("x", "[".repeat(100)));
        assertThrows(BadDataException.class, () -> CellJson.parse("x", "[".repeat(100_000)));
        byte[] binary = {(byte) 0x1f, (byte) 0x8b, 8, 0, (byte) 0xff, (byte) 0xfe, 0};
        BadDataException refused = assertThrows(BadDataException.class, () -> CellJson.read("x.gz", binary));
        assertTrue(String.valueOf(refused.getMessage()).contains("UTF-8"));
        assertThrows(BadDataException.class, () -> CellJson.read("x", new byte[] {0, 1, 2, 3}));
    }

    /** Advice of the parser to programmers is not for who wrote the file. */
    @Test
    void saysInItsOwnWordsWhatIsNoJson() {
        for (String wrong : List.of("NaN", "37 // g", "9".repeat(2000), "0x1F", "+-1")) {
            String broken = example().replaceFirst("\"value\" : 37,", "\"value\" : " + wrong + ",");
            String message =
                    String.valueOf(assertThrows(BadDataException.class, () -> CellJson.parse("cell.json", broken))
                            .getMessage());
            assertTrue(message.startsWith("cell.json, line 32, at 'rating.mass_g"), message);
            assertFalse(message.contains("`") || message.contains("Feature") || message.contains("ALLOW_"), message);
            assertTrue(message.length() < 200, message);
        }
    }

    @Test
    void readsWhatAnEditorMarkedAsUtf8() {
        assertEquals(Catalogue.get("layered-oxide-18650"), CellJson.parse("x", "\uFEFF" + example()));
    }

    @Test
    void refusesFoldersAndWhatIsFarTooLarge(@TempDir Path folder) throws IOException {
        String place = String.valueOf(assertThrows(BadDataException.class, () -> CellJson.read(folder))
                .getMessage());
        assertTrue(place.contains(": a folder; expected a cell file"), place);
        Path file = folder.resolve("huge.json");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(3L << 30);
        }
        String size = String.valueOf(
                assertThrows(BadDataException.class, () -> CellJson.read(file)).getMessage());
        assertTrue(size.contains("more than 16 MiB"), size);
    }

    /** Takes away each field of each file in turn: only what may be absent can be, and nothing else changes silently. */
    @ParameterizedTest
    @MethodSource("ids")
    void everyFieldIsNeeded(String id) {
        CellParameters cell = Catalogue.get(id);
        JsonNode tree = MAPPER.readTree(CellJson.format(cell));
        List<List<String>> paths = new ArrayList<>();
        collect(tree, new ArrayList<>(), paths);
        assertTrue(paths.size() > 100);
        for (List<String> path : paths) {
            JsonNode parent = tree;
            for (String step : path.subList(0, path.size() - 1)) {
                parent = parent.isArray() ? parent.get(Integer.parseInt(step)) : parent.get(step);
            }
            String last = path.get(path.size() - 1);
            JsonNode removed = ((ObjectNode) parent).remove(last);
            String without = tree.toString();
            ((ObjectNode) parent).set(last, removed);
            if (last.equals("method")
                    || last.equals("ageing")
                    || last.equals("charge_bands")
                    || last.equals("transport")
                    || last.equals("transfer_current_A")
                    || last.equals("charge_time_constant_s")
                    || last.equals("read_as")
                    || last.equals("reason")
                    || last.equals("at_most")) {
                assertFalse(CellJson.parse("x", without).equals(cell), path::toString);
            } else {
                assertThrows(BadDataException.class, () -> CellJson.parse("x", without), path::toString);
            }
        }
    }

    private static void collect(JsonNode node, List<String> path, List<List<String>> all) {
        if (node.isObject()) {
            for (var property : node.properties()) {
                path.add(property.getKey());
                all.add(List.copyOf(path));
                collect(property.getValue(), path, all);
                path.remove(path.size() - 1);
            }
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                path.add(String.valueOf(i));
                collect(node.get(i), path, all);
                path.remove(path.size() - 1);
            }
        }
    }
}
