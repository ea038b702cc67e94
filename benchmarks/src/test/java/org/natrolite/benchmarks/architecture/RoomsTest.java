package org.natrolite.benchmarks.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The arrows between the rooms, and the habits that a compiler cannot hold.
 *
 * <p>A rule that finds no class to look at fails.
 */
@AnalyzeClasses(packages = "org.natrolite", importOptions = DoNotIncludeTests.class)
final class RoomsTest {
    private static final String JACKSON = "tools.jackson..";
    private static final String JACKSON_ANNOTATIONS = "com.fasterxml.jackson.annotation..";
    private static final String HIPPARCHUS = "org.hipparchus..";
    private static final String EJML = "org.ejml..";

    private static final DescribedPredicate<JavaClass> PRIMITIVES =
            describe("primitive", type -> type.getBaseComponentType().isPrimitive());

    @ArchTest
    static final ArchRule CORE_KNOWS_ONLY_THE_JDK = room("core").should().onlyDependOnClassesThat(are("core"));

    @ArchTest
    static final ArchRule MODELS_KNOW_CORE_AND_JSON = room("models")
            .should()
            .onlyDependOnClassesThat(
                    // The SIMD kernels are the one place that may use the incubating module.
                    are("core", "models").or(in(JACKSON, JACKSON_ANNOTATIONS, "jdk.incubator.vector..")));

    @ArchTest
    static final ArchRule DATASETS_KNOW_CORE_AND_FILE_FORMATS = room("datasets")
            .should()
            .onlyDependOnClassesThat(are("core", "datasets").or(in("org.snakeyaml.engine..")));

    @ArchTest
    static final ArchRule EXTRA_FORMATS_KNOW_DATASETS_AND_THEIR_LIBRARIES = room("extra")
            .should()
            .onlyDependOnClassesThat(are("core", "datasets", "extra")
                    .or(in(
                            "org.apache.parquet..",
                            "shaded.parquet.org.apache.thrift..",
                            "org.xerial.snappy..",
                            "com.github.luben.zstd..",
                            "us.hebi.matlab.mat..",
                            "io.jhdf..")));

    @ArchTest
    static final ArchRule EXTRA_FORMATS_ARE_FOUND_AND_NOT_NAMED = noClasses()
            .that()
            .resideOutsideOfPackage("org.natrolite.extra..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.natrolite.extra..");

    @ArchTest
    static final ArchRule CALIBRATION_NEVER_SEES_A_FILE_FORMAT = room("calibration")
            .should()
            .onlyDependOnClassesThat(are("core", "models", "calibration").or(in(HIPPARCHUS, EJML)));

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_FRONT_DESK = noClasses()
            .that()
            .resideOutsideOfPackages("org.natrolite.cli..", "org.natrolite.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.natrolite.cli..", "org.natrolite.benchmarks..");

    @ArchTest
    static final ArchRule THE_FRONT_DESK_DOES_NOT_KNOW_THE_BENCHMARKS = noClasses()
            .that()
            .resideInAPackage("org.natrolite.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.natrolite.benchmarks..");

    // Follows from the first two rules today; it stands for itself because it is a promise to
    // callers, and must outlive a later widening of what those rooms may use inside.
    @ArchTest
    static final ArchRule NUMERICS_LIBRARIES_STAY_OUT_OF_PUBLIC_SIGNATURES = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("org.natrolite.core..", "org.natrolite.models..")
            .and()
            .arePublic()
            .should()
            .notHaveRawReturnType(in(HIPPARCHUS, EJML))
            .andShould()
            .notHaveRawParameterTypes(describe(
                    "that hold a type of Hipparchus or EJML",
                    types -> types.stream().anyMatch(in(HIPPARCHUS, EJML))));

    @ArchTest
    static final ArchRule ONLY_THE_FRONT_DESK_SPEAKS = noClasses()
            .that()
            .resideOutsideOfPackages("org.natrolite.cli..", "org.natrolite.benchmarks..")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule NO_LOGGING_LIBRARY = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule STATICS_DO_NOT_CHANGE = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .and()
            .areDeclaredInClassesThat()
            // The harness that JMH writes keeps its counters there.
            .resideOutsideOfPackage("..jmh_generated..")
            .should()
            .beFinal();

    @ArchTest
    static void eachPackageLivesInOneRoom(JavaClasses classes) {
        Map<String, Set<String>> roomsOfPackage = new TreeMap<>();
        for (JavaClass type : classes) {
            String path = type.getName().replace('.', '/') + ".class";
            String uri = type.getSource().orElseThrow().getUri().toString();
            String place = uri.substring(0, uri.length() - path.length());
            roomsOfPackage
                    .computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                    .add(place);
        }
        Map<String, Set<String>> split = new TreeMap<>(roomsOfPackage);
        split.values().removeIf(places -> places.size() == 1);
        assertEquals(Map.of(), split, "packages that live in more than one room");
    }

    private static GivenClassesConjunction room(String name) {
        return classes().that().resideInAPackage("org.natrolite." + name + "..");
    }

    /**
     * Types of these rooms, or of the JDK, or the annotations of nullness; arrays count as what they
     * hold.
     */
    private static DescribedPredicate<JavaClass> are(String... rooms) {
        String[] packages = Stream.concat(
                        Stream.of("java..", "org.jspecify.annotations.."),
                        Stream.of(rooms).map(name -> "org.natrolite." + name + ".."))
                .toArray(String[]::new);
        return in(packages).or(PRIMITIVES);
    }

    private static DescribedPredicate<JavaClass> in(String... packages) {
        PackageMatchers matchers = PackageMatchers.of(packages);
        return describe(
                "in " + String.join(", ", packages),
                type -> matchers.test(type.getBaseComponentType().getPackageName()));
    }
}
