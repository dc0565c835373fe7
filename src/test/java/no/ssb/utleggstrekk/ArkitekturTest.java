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
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.PlantetOppover;
import no.ssb.utleggstrekk.grunn.Sover;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.PlantetRing;
import no.ssb.utleggstrekk.plantet.PlantetUmerket;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls between the packages. The folder list is the data flow: a stage never sees another stage. */
class ArkitekturTest {
    static final String ROT = "no.ssb.utleggstrekk";

    private static final String[] BUNN = {"innstillinger", "domene", "grunn"};

    /** Each room, and the rooms it may use besides itself: {@code docs/arkitektur.md} is the picture of it. */
    private static final Map<String, Set<String>> MURER = Map.ofEntries(
            rom("kommando", "motor", "steg", "drift", "kjoering", "database", "pseudonym", "simulator"),
            rom("motor", "steg", "tilstand", "kjoering", "database", "skatteetaten", "utdata", "pseudonym"),
            steg("hendelser"),
            steg("oppslag"),
            steg("avspilling"),
            steg("sammenstilling"),
            steg("kvalitet"),
            steg("publisering"),
            steg("avstemming"),
            steg("rapport"),
            steg("opprydding"),
            rom("drift", "tilstand", "kjoering", "database", "skatteetaten", "utdata", "pseudonym"),
            rom("tilstand", "kjoering", "database", "pseudonym"),
            rom("kjoering", "database"),
            Map.entry("database", Set.of("grunn", "innstillinger")),
            rom("skatteetaten"),
            rom("utdata"),
            rom("pseudonym"),
            Map.entry("innstillinger", Set.of("domene", "grunn")),
            Map.entry("domene", Set.of()),
            Map.entry("grunn", Set.of()),
            Map.entry("simulator", Set.of("domene")));

    /** The parts of a room, from the one that stands on the others: a part uses none before it. */
    private static final List<List<String>> DELER = List.of(
            List.of("database", "database.innebygd"),
            List.of("utdata", "utdata.filer"),
            List.of("skatteetaten", "skatteetaten.maskinporten", "skatteetaten.http"),
            List.of("skatteetaten", "skatteetaten.svar", "skatteetaten.http"));

    static final JavaClasses KLASSER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROT);

    private static Map.Entry<String, Set<String>> rom(String navn, String... bruker) {
        return Map.entry(navn, Stream.concat(Stream.of(bruker), Stream.of(BUNN)).collect(Collectors.toSet()));
    }

    private static Map.Entry<String, Set<String>> steg(String navn) {
        return rom("steg." + navn, "tilstand", "kjoering", "database", "skatteetaten", "utdata", "pseudonym");
    }

    static Stream<String> pakker() {
        return MURER.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("pakker")
    void aRoomUsesOnlyWhatItsRowInTheTableAllows(String pakke) {
        kontrollerMur(pakke, KLASSER);
    }

    private static void kontrollerMur(String pakke, JavaClasses klasser) {
        Set<String> lov = new TreeSet<>(MURER.getOrDefault(pakke, Set.of()));
        lov.add(pakke);
        String[] tillatt = lov.stream().map(p -> ROT + "." + p + "..").toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROT + "." + pakke + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROT + "..").and(not(resideInAnyPackage(tillatt))))
                .check(klasser);
    }

    @Test
    void theRoomsStandOnEachOtherWithoutACircle() {
        kontrollerRinger(KLASSER);
    }

    private static void kontrollerRinger(JavaClasses klasser) {
        slices().matching(ROT + ".(**)").should().beFreeOfCycles().check(klasser);
    }

    @Test
    void theLowerPartsOfARoomDoNotKnowTheUpper() {
        for (List<String> rekke : DELER) {
            for (int nedre = 1; nedre < rekke.size(); nedre++) {
                noClasses()
                        .that()
                        .resideInAPackage(ROT + "." + rekke.get(nedre))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(rekke.subList(0, nedre).stream()
                                .map(p -> ROT + "." + p)
                                .toArray(String[]::new))
                        .check(KLASSER);
            }
        }
    }

    @Test
    void everyPackageIsInARoomOfTheTable() {
        Set<String> uten = new TreeSet<>();
        for (JavaClass k : KLASSER) {
            String navn = k.getPackageName().substring(ROT.length()).replaceFirst("^\\.", "");
            boolean kjent =
                    navn.isEmpty() || MURER.keySet().stream().anyMatch(r -> navn.equals(r) || navn.startsWith(r + "."));
            if (!kjent) {
                uten.add(navn);
            }
        }
        assertThat(uten).isEmpty();
        assertThat(MURER.keySet())
                .allSatisfy(
                        r -> assertThat(KLASSER.containPackage(ROT + "." + r)).isTrue());
    }

    @Test
    void everyRoomIsNullMarked() {
        assertThat(utenNullMarked(KLASSER)).isEmpty();
    }

    /** NullAway looks only there: a new folder without it would lose the checks silently. */
    private static Set<String> utenNullMarked(JavaClasses klasser) {
        return klasser.stream()
                .filter(k -> !k.getPackage().isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aPlantedImportUpwardsIsFound() {
        JavaClasses plantet = new ClassFileImporter().importClasses(PlantetOppover.class, Kjoeringer.class);
        assertThatThrownBy(() -> kontrollerMur("domene", plantet)).hasMessageContaining("PlantetOppover");
    }

    @Test
    void aPlantedCircleIsFound() {
        JavaClasses plantet = new ClassFileImporter().importClasses(PlantetRing.class, PlantetOppover.class);
        assertThatThrownBy(() -> kontrollerRinger(plantet)).hasMessageContaining("PlantetRing");
    }

    @Test
    void aPlantedRoomThatIsNotNullMarkedIsFound() {
        assertThat(utenNullMarked(new ClassFileImporter().importClasses(PlantetUmerket.class)))
                .containsExactly(PlantetUmerket.class.getPackageName());
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
                .that(not(resideInAnyPackage(ROT + ".skatteetaten..", ROT + ".pseudonym"))
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
                "org.apache.avro..", List.of("steg.avstemming", "steg.publisering", "steg.sammenstilling", "utdata"),
                "org.apache.hadoop..", List.of("utdata"));
        plasser.forEach((bibliotek, pakker) -> noClasses()
                .that(not(resideInAnyPackage(
                        pakker.stream().map(p -> ROT + "." + p + "..").toArray(String[]::new))))
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
