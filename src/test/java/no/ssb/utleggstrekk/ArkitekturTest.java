package no.ssb.utleggstrekk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.grunn.Sover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls between the packages. The folder list is the data flow: a stage never sees another stage. */
class ArkitekturTest {
    private static final String ROT = "no.ssb.utleggstrekk";

    /** Each package, and the packages of ours it may use besides itself. */
    private static final Map<String, Set<String>> MURER = Map.ofEntries(
            Map.entry("domene", Set.of()),
            Map.entry("innstillinger", Set.of("domene")),
            Map.entry("pseudonym", Set.of("domene", "innstillinger")),
            Map.entry("utdata", Set.of("domene", "drift", "innstillinger")),
            Map.entry("skatteetaten", Set.of("domene", "innstillinger")),
            Map.entry("drift", Set.of("domene", "innstillinger", "pseudonym")),
            Map.entry("hendelser", Set.of("domene", "drift", "innstillinger", "pseudonym", "skatteetaten")),
            Map.entry("oppslag", Set.of("domene", "drift", "innstillinger", "pseudonym", "skatteetaten")),
            Map.entry("sammenstilling", Set.of("domene", "drift", "innstillinger", "utdata")),
            Map.entry("kvalitet", Set.of("domene", "drift", "innstillinger")),
            Map.entry("publisering", Set.of("domene", "drift", "innstillinger", "utdata")),
            Map.entry("avstemming", Set.of("domene", "drift", "innstillinger", "utdata")),
            Map.entry("rapport", Set.of("domene", "drift", "innstillinger", "utdata")),
            Map.entry("karantene", Set.of("domene", "drift")),
            Map.entry("sjekk", Set.of("domene", "drift", "innstillinger", "pseudonym", "skatteetaten", "utdata")),
            Map.entry("simulator", Set.of("domene")));

    private static final JavaClasses KLASSER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROT);

    static Stream<String> pakker() {
        return MURER.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("pakker")
    void aPackageUsesOnlyWhatItsRowInTheTableAllows(String pakke) {
        Set<String> lov = new TreeSet<>(MURER.getOrDefault(pakke, Set.of()));
        lov.add(pakke);
        String[] tillatt = lov.stream().map(p -> ROT + "." + p + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROT + "." + pakke + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROT + "..").and(not(resideInAnyPackage(tillatt))))
                .check(KLASSER);
    }

    @Test
    void everyPackageHasARowInTheTable() {
        Set<String> funnet = new TreeSet<>();
        KLASSER.forEach(k -> funnet.add(k.getPackageName()));
        Set<String> kjent = new TreeSet<>(Set.of(ROT, ROT + ".kommando"));
        MURER.keySet().forEach(p -> kjent.add(ROT + "." + p));
        assertThat(funnet).isEqualTo(kjent);
    }

    @Test
    void theFieldsWordsNeedNothingButJava() {
        classes()
                .that()
                .resideInAPackage(ROT + ".domene")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROT + ".domene", "java..", "org.jspecify.annotations")
                .check(KLASSER);
    }

    @Test
    void onlyClientAndCipherReadAPersonNumber() {
        noClasses()
                .that(not(resideInAnyPackage(ROT + ".skatteetaten", ROT + ".pseudonym"))
                        .and(not(type(Identifikator.class))))
                .should()
                .callMethod(Identifikator.class, "verdi")
                .because("what cannot be read cannot be logged")
                .check(KLASSER);
    }

    @Test
    void nobodyReadsTheClockOrSleepsByHimself() {
        for (Class<?> tid : List.of(
                Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)) {
            noClasses().should().callMethod(tid, "now").check(KLASSER);
        }
        noClasses().should().callMethod(Clock.class, "systemUTC").check(KLASSER);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(KLASSER);
        noClasses()
                .that(not(type(Sover.class)))
                .should()
                .callMethodWhere(target(name("sleep")).and(target(owner(type(Thread.class)))))
                .check(KLASSER);
    }

    @Test
    void eachLibraryHasItsPlace() {
        Map<String, List<String>> plasser = Map.of(
                "picocli..", List.of("kommando"),
                "org.apache.hc..", List.of("skatteetaten"),
                "io.github.resilience4j..", List.of("skatteetaten"),
                "com.nimbusds..", List.of("skatteetaten", "simulator"),
                "com.google.crypto.tink..", List.of("pseudonym"),
                "org.apache.parquet..", List.of("utdata"),
                "org.apache.avro..", List.of("avstemming", "publisering", "sammenstilling", "utdata"),
                "org.apache.hadoop..", List.of("utdata"));
        plasser.forEach((bibliotek, pakker) -> noClasses()
                .that(not(resideInAnyPackage(
                        pakker.stream().map(p -> ROT + "." + p).toArray(String[]::new))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(bibliotek)
                .check(KLASSER));
    }

    @Test
    void onlyItsOwnCommandsUseTheSimulator() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROT + ".simulator")
                .and()
                .haveSimpleNameNotStartingWith("Simulator")
                .and()
                .haveSimpleNameNotStartingWith("Demo")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROT + ".simulator")
                .check(KLASSER);
    }
}
