package no.ssb.utleggstrekk.utdata.filer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.apache.hadoop.conf.Configuration;
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
    private static final Configuration STANDARD = new Configuration(false);
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
                arguments(
                        "TLS cannot be agreed with it, or its certificate is not trusted",
                        true,
                        new AWSClientIOException(new SSLException("Unsupported or unrecognized SSL message"))),
                arguments(
                        "TLS cannot be agreed with it, or its certificate is not trusted",
                        true,
                        new AWSClientIOException(new SSLHandshakeException("PKIX path building failed"))),
                arguments(
                        "it cannot be reached, or the connection was lost",
                        false,
                        new AWSClientIOException(new SSLException("reset", new SocketException("reset")))),
                arguments(
                        "what answers at the endpoint is no S3",
                        true,
                        new FileNotFoundException(
                                "PUT 0-byte object: (Service: S3, Status Code: 404, Request ID: null)")),
                arguments(
                        "what answers at the endpoint is no S3",
                        true,
                        new NullPointerException("the return value of \"HeadObjectResponse.contentLength()\" is null")),
                arguments(
                        "what answers at the endpoint is no S3",
                        true,
                        new AWSClientIOException(new IllegalStateException("Could not parse XML response."))),
                arguments("the endpoint finds the request bad", true, new AWSBadRequestException("Status Code: 400")),
                arguments(
                        "a setting of its connector in core-site.xml is wrong: NumberFormatException",
                        true,
                        new NumberFormatException("hemmelig")),
                arguments(
                        "a setting of its connector in core-site.xml is wrong: URISyntaxException",
                        true,
                        new IllegalArgumentException(new URISyntaxException("http://hemmelig", "Illegal character"))),
                arguments(
                        "a setting of its connector in core-site.xml is wrong: fs.s3a.aws.credentials.provider",
                        true,
                        new InstantiationIOException(
                                "Class hemmelig (configuration key fs.s3a.aws.credentials.provider): hemmelig")),
                arguments(
                        "a jar of its connector is missing",
                        true,
                        new IOException(new NoClassDefFoundError("software/amazon/awssdk/hemmelig"))),
                arguments("IOException", true, new IOException("what a library says of hemmelig")),
                arguments("Read-only file system", true, new IOException("/data/hemmelig: Read-only file system")),
                arguments(
                        "Hvis disken sier det",
                        true,
                        new FileSystemException("/data/hemmelig", null, "Hvis disken sier det")),
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
        for (Feil fortalt : new Feil[] {Filfeil.skriveproeve(STI, STANDARD, feil), Filfeil.aapning("s3a", feil)}) {
            assertThat(fortalt).isInstanceOf(varig ? VarigFeil.class : MidlertidigFeil.class);
            assertThat(fortalt.exitkode()).isEqualTo(varig ? Exitkode.BRUK : Exitkode.FEILET);
            assertThat(fortalt.getMessage())
                    .startsWith("utleggstrekk.utdata.rot: ")
                    .contains("(" + hva + "); ")
                    .doesNotContain("\n", "hemmelig", "restart");
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
        assertThat(Filfeil.skriveproeve(STI, STANDARD, new NullPointerException()))
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

    @Test
    void theEndpointThatWasTriedIsNamedSoThatAMisspeltKeyIsSeen() {
        Configuration satt = new Configuration(false);
        satt.set("fs.s3a.endpoint", "https://bruker:hemmelig@s3.example.no");

        assertThat(Filfeil.skriveproeve(STI, STANDARD, new UnknownHostException()))
                .hasMessageContaining("cannot write to " + STI + " at Amazon's own endpoint (it cannot be reached");
        assertThat(Filfeil.skriveproeve(STI, satt, new AccessDeniedException("x")))
                .hasMessageContaining(
                        "cannot write to " + STI + " at s3.example.no (access is denied); see that its key")
                .hasMessageNotContaining("hemmelig");
    }

    /** A folder may have any name. */
    @Test
    void thePathInAMessageDecidesNothing() {
        assertThat(Filaarsak.av(new IOException("/data/quota/credentials/datanodes: Input/output error")))
                .isEqualTo(Filaarsak.ANNEN);
    }

    private static final class AWSClientIOException extends IOException {
        AWSClientIOException(Exception aarsak) {
            super(aarsak);
        }
    }

    private static final class AWSBadRequestException extends IOException {
        AWSBadRequestException(String melding) {
            super(melding);
        }
    }

    private static final class InstantiationIOException extends IOException {
        InstantiationIOException(String melding) {
            super(melding);
        }
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
