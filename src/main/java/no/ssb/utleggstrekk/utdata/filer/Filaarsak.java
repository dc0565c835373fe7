package no.ssb.utleggstrekk.utdata.filer;

import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.ipc.RemoteException;

/**
 * What a file system reports when a file cannot be written or read, and the mend. Connectors are not there when this is
 * compiled, so what they throw is known by the name of its class, and where that tells nothing by a word of its message.
 */
enum Filaarsak {
    FULL_DISK(false, "", "free space there", "", "No space left"),
    KVOTE(
            false,
            "its quota is used up",
            "raise the quota or free space",
            "QuotaExceededException",
            "quota exceeded|quota .* is exceeded|QuotaExceeded"),
    SIKKERMODUS(
            false,
            "the namenode is in safe mode",
            "wait until it has left it, or see why it stays",
            "SafeModeException",
            "in safe mode"),
    BRUKER_UTEN_NAVN(
            true,
            "this process runs as a user id that has no name on this machine, which this file system needs",
            "give the id a line in /etc/passwd, or use a folder where the files are mounted",
            "LoginException",
            ""),
    INGEN_LEGITIMASJON(
            true,
            "no credentials were found",
            "give the connector its keys or its role (docs/filsystemer.md)",
            "NoAuthWithAWSException|CredentialInitializationException|NoAwsCredentialsException",
            "cannot find the metadata server|Unable to load credentials|[Dd]efault [Cc]redentials"),
    INGEN_BOETTE(
            true,
            "there is no such bucket",
            "make the bucket, or set the key to another",
            "UnknownStoreException",
            "NoSuchBucket"),
    FEIL_REGION(
            true,
            "the bucket is in another region or behind another endpoint",
            "set fs.s3a.endpoint.region and fs.s3a.endpoint to those of the bucket",
            "AWSRedirectException",
            "AuthorizationHeaderMalformed|PermanentRedirect|IllegalLocationConstraint"),
    NEKTET(
            true,
            "access is denied",
            "give this user, or its key or role, the rights that docs/filsystemer.md lists",
            "AccessDeniedException|AccessControlException",
            ""),
    FOR_FAA_NODER(
            false, "too few datanodes answer", "start them", "", "datanode\\(s\\) running|All datanodes .* are bad"),
    OVERBELASTET(
            false,
            "it asks us to slow down",
            "wait",
            "AWSServiceThrottledException|AWSStatus500Exception|RetriableException",
            ""),
    INGEN_FORBINDELSE(
            false,
            "it cannot be reached, or the connection was lost",
            "mend the network or the address",
            "SocketException|SocketTimeoutException|UnknownHostException|NoHttpResponseException|AWSClientIOException|StandbyException|ClosedChannelException",
            ""),
    ANNEN(true, "", "mend the file system or the access to it", "", "");

    /** Whether it stays as it is until somebody changes the configuration or the rights. */
    final boolean varig;

    /** What is done about it; a clause without a full stop. */
    final String bot;

    private final String hva;
    private final Pattern klasser;
    private final Pattern ord;

    Filaarsak(boolean varig, String hva, String bot, String klasser, String ord) {
        this.varig = varig;
        this.hva = hva;
        this.bot = bot;
        this.klasser = Pattern.compile(klasser);
        this.ord = Pattern.compile(ord.isEmpty() ? "(?!)" : ord);
    }

    static Filaarsak av(Throwable feil) {
        return Stream.of(values()).filter(a -> a.passer(feil)).findFirst().orElse(ANNEN);
    }

    /** In few words; a reason that none of these is tells its own first line. */
    String tekst(Throwable feil) {
        return hva.isEmpty() ? foersteLinje(feil) : hva;
    }

    private boolean passer(Throwable feil) {
        return kjede(feil)
                .anyMatch(t -> klassenavn(t)
                                .anyMatch(navn -> klasser.matcher(navn).matches())
                        || (t instanceof IOException && ord.matcher(melding(t)).find()));
    }

    /** With the classes above it, and of what a server threw the one it names. */
    private static Stream<String> klassenavn(Throwable feil) {
        Stream<String> egne = Stream.<Class<?>>iterate(feil.getClass(), k -> k != null, Class::getSuperclass)
                .map(Class::getSimpleName);
        return feil instanceof RemoteException fjern
                ? Stream.concat(egne, Stream.of(fjern.getClassName().replaceFirst(".*[.$]", "")))
                : egne;
    }

    /** The first line of the innermost: remote file systems send a stack trace along, and Parquet quotes values of the data. */
    private static String foersteLinje(Throwable feil) {
        Throwable innerst = innerst(feil);
        return innerst.getMessage() == null
                ? innerst.getClass().getSimpleName()
                : melding(innerst).lines().findFirst().orElse("");
    }

    /** The innermost fault. */
    static Throwable innerst(Throwable feil) {
        return kjede(feil).reduce(feil, (ytre, indre) -> indre);
    }

    private static Stream<Throwable> kjede(Throwable feil) {
        return Stream.iterate(feil, t -> t != null, Throwable::getCause);
    }

    private static String melding(Throwable feil) {
        return String.valueOf(feil.getMessage());
    }
}
