package no.ssb.utleggstrekk.verktoey;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HjelpereTest {
    @Test
    void noTwoHelpersOfTheTestsHaveOneName() {
        Map<String, List<String>> navn = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                        .importPackages("no.ssb.utleggstrekk")
                        .stream()
                        .filter(k -> !k.isAnonymousClass() && !k.getSimpleName().isEmpty())
                        .collect(Collectors.groupingBy(
                                JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(navn.values()).isNotEmpty().allSatisfy(k -> assertThat(k).hasSize(1));
    }
}
