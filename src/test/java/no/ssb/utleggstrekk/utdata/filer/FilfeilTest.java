package no.ssb.utleggstrekk.utdata.filer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.protocol.DSQuotaExceededException;
import org.apache.hadoop.ipc.RemoteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What file systems throw, as it was seen, and what is said of it. */
class FilfeilTest {
    private static final Path STI = new Path("s3a://boette/rot/utleggstrekk_data");
    private static final String SAFEMODE = "org.apache.hadoop.hdfs.server.namenode.SafeModeException";

    static Stream<Arguments> sett() {
        return Stream.of(
                arguments(
                        "no credentials were found",
                        true,
                        new NoAuthWithAWSException("No AWS Credentials provided by")),
                arguments(
                        "no credentials were found",
                        true,
                        new IOException(
                                "Error accessing gs://boette/rot",
                                new IOException("ComputeEngineCredentials cannot find the metadata server."))),
                arguments("there is no such bucket", true, new UnknownStoreException("s3a://boette: NoSuchBucket")),
                arguments("access is denied", true, new AccessDeniedException("s3a://boette/rot: Status Code: 403")),
                arguments(
                        "the bucket is in another region or behind another endpoint",
                        true,
                        new AWSRedirectException("Received permanent redirect response to region eu-west-1")),
                arguments(
                        "the bucket is in another region or behind another endpoint",
                        true,
                        new IOException("AuthorizationHeaderMalformed: the region 'us-east-1' is wrong")),
                arguments("its quota is used up", false, new DSQuotaExceededException(1, 2)),
                arguments("its quota is used up", false, new IOException("Disk quota exceeded")),
                arguments("No space left on device", false, new IOException("No space left on device")),
                arguments("the namenode is in safe mode", false, new RemoteException(SAFEMODE, "Cannot create file.")),
                arguments(
                        "too few datanodes answer",
                        false,
                        new IOException(
                                "could only be written to 0 of the 1 minReplication nodes. There are 0 datanode(s) running")),
                arguments(
                        "it cannot be reached, or the connection was lost",
                        false,
                        new IOException("Call failed", new ConnectException("Connection refused"))),
                arguments(
                        "it cannot be reached, or the connection was lost",
                        false,
                        new IllegalArgumentException(new UnknownHostException("navnet"))),
                arguments("it asks us to slow down", false, new AWSServiceThrottledException("SlowDown")));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("sett")
    void isToldInOneLineWithItsMendAndExitCode(String hva, boolean varig, Exception feil) {
        for (Feil fortalt : new Feil[] {Filfeil.skriveproeve(STI, feil), Filfeil.aapning("s3a", feil)}) {
            assertThat(fortalt).isInstanceOf(varig ? VarigFeil.class : MidlertidigFeil.class);
            assertThat(fortalt.exitkode()).isEqualTo(varig ? Exitkode.BRUK : Exitkode.FEILET);
            assertThat(fortalt.getMessage())
                    .startsWith("utleggstrekk.utdata.rot: ")
                    .contains("(" + hva + "); ")
                    .doesNotContain("\n");
        }
        if (feil instanceof IOException io) {
            assertThat(Filfeil.skriving(STI, io))
                    .hasMessageStartingWith("cannot write " + STI + ": " + hva + "; ")
                    .hasMessageEndingWith(", then restart");
        }
    }

    @Test
    void aConnectorThatFailsWithoutAWordIsNamedByItsExceptionAndItsMessageIsNotRepeated() {
        assertThat(Filfeil.aapning("gs", new NullPointerException("gs://bruker:passord@boette")))
                .hasMessage("utleggstrekk.utdata.rot: the file system of gs: cannot be opened (NullPointerException);"
                        + " see that its connector is whole and its settings are right (docs/filsystemer.md)");
        assertThat(Filfeil.skriveproeve(STI, new NullPointerException()))
                .isInstanceOf(VarigFeil.class)
                .hasMessageContaining("(NullPointerException)");
    }

    @Test
    void aFileThatIsMissingIsNoMissingBucket() {
        assertThat(Filfeil.lesing(STI, new FileNotFoundException("No such file")))
                .isInstanceOf(VarigFeil.class);
        assertThat(Filfeil.lesing(STI, new UnknownStoreException("NoSuchBucket")))
                .isInstanceOf(MidlertidigFeil.class)
                .hasMessageContaining("there is no such bucket");
    }

    /** A folder may have any name. */
    @Test
    void thePathInAMessageDecidesNothing() {
        assertThat(Filaarsak.av(new IOException("/data/quota/credentials/datanodes: Input/output error")))
                .isEqualTo(Filaarsak.ANNEN);
    }

    private static final class NoAuthWithAWSException extends IOException {
        NoAuthWithAWSException(String melding) {
            super(melding);
        }
    }

    private static final class UnknownStoreException extends FileNotFoundException {
        UnknownStoreException(String melding) {
            super(melding);
        }
    }

    private static final class AWSRedirectException extends IOException {
        AWSRedirectException(String melding) {
            super(melding);
        }
    }

    private static final class AWSServiceThrottledException extends IOException {
        AWSServiceThrottledException(String melding) {
            super(melding);
        }
    }
}
