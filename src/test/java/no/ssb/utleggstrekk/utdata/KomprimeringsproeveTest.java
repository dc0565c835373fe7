package no.ssb.utleggstrekk.utdata;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KomprimeringsproeveTest {
    @TempDir
    private Path mappe;

    @ParameterizedTest
    @EnumSource(Komprimering.class)
    void aCoreSiteThatIsNoXmlIsNoFaultOfTheCompression(Komprimering komprimering) throws Exception {
        Files.writeString(mappe.resolve("core-site.xml"), "no XML");
        Thread traad = Thread.currentThread();
        ClassLoader foer = traad.getContextClassLoader();
        try (URLClassLoader ulest = new URLClassLoader(new URL[] {mappe.toUri().toURL()}, foer)) {
            traad.setContextClassLoader(ulest);
            assertThatCode(() -> Komprimeringsproeve.proev(komprimering)).doesNotThrowAnyException();
        } finally {
            traad.setContextClassLoader(foer);
        }
    }
}
