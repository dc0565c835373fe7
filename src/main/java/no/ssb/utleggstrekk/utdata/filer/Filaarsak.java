package no.ssb.utleggstrekk.utdata.filer;

import java.nio.file.FileSystemException;
import java.util.regex.MatchResult;
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
            "AuthorizationHeaderMalformed|PermanentRedirect|IllegalLocationConstraint|Unable to load region"),
    NEKTET(
            true,
            "access is denied",
            "see that its key is right, and give this user, or its key or role, the rights that docs/filsystemer.md lists",
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
    /** A connection that is lost while it speaks TLS is none of these. */
    TLS(
            true,
            "TLS cannot be agreed with it, or its certificate is not trusted",
            "see that its address begins with http or https as it speaks, and that the trust store of java knows the issuer",
            "SSLHandshakeException|SSLPeerUnverifiedException|CertificateException|CertPathBuilderException",
            "Unsupported or unrecognized SSL message"),
    /** S3 tells the number of each request, and answers in XML. */
    IKKE_S3(
            true,
            "what answers at the endpoint is no S3",
            "set fs.s3a.endpoint",
            "",
            "Status Code: (404|405|501), Request ID: null|Could not parse XML response|HeadObjectResponse.contentLength"),
    AVVIST(
            true,
            "the endpoint finds the request bad",
            "see that fs.s3a.endpoint, with http or https, and its region are right, and that a session token is not out of date",
            "AWSBadRequestException",
            ""),
    FEIL_INNSTILLING(
            true,
            "a setting of its connector in core-site.xml is wrong: %s",
            "mend it (docs/filsystemer.md)",
            "NumberFormatException|URISyntaxException|InstantiationIOException",
            "port out of range|Protocol must be"),
    MANGLER_JAR(
            true,
            "a jar of its connector is missing",
            "put all that docs/filsystemer.md collects into the folder that LOADER_PATH names",
            "ClassNotFoundException|NoClassDefFoundError",
            ""),
    INGEN_FORBINDELSE(
            false,
            "it cannot be reached, or the connection was lost",
            "mend the network or the address",
            "SocketException|SocketTimeoutException|UnknownHostException|NoHttpResponseException|AWSClientIOException|StandbyException|ClosedChannelException",
            ""),
    ANNEN(true, "", "mend the file system or the access to it", "", "");

    /** What an operating system says of a disk, and this program of a rename; all else may quote a URI or a value. */
    private static final Pattern KJENTE_ORD = Pattern.compile(
            "No space left on device|Read-only file system|Permission denied|Operation not permitted|Input/output error"
                    + "|[Nn]ot a directory|Is a directory|Too many open files|File name too long|Stale file handle"
                    + "|Transport endpoint is not connected|the folder could not be made|the file system refused to rename");

    /** As S3A says which it was. */
    private static final Pattern NOEKKEL = Pattern.compile("configuration key ([\\w.-]+)");

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

    /** In few words of our own. */
    String tekst(Throwable feil) {
        return switch (this) {
            case FULL_DISK, ANNEN -> kjenteOrd(innerst(feil));
            case FEIL_INNSTILLING -> hva.formatted(noekkel(feil));
            default -> hva;
        };
    }

    private boolean passer(Throwable feil) {
        return kjede(feil)
                .anyMatch(t ->
                        klassenavn(t).anyMatch(navn -> klasser.matcher(navn).matches())
                                || ord.matcher(melding(t)).find());
    }

    /** With the classes above it, and of what a server threw the one it names. */
    private static Stream<String> klassenavn(Throwable feil) {
        Stream<String> egne = Stream.<Class<?>>iterate(feil.getClass(), k -> k != null, Class::getSuperclass)
                .map(Class::getSimpleName);
        return feil instanceof RemoteException fjern
                ? Stream.concat(egne, Stream.of(fjern.getClassName().replaceFirst(".*[.$]", "")))
                : egne;
    }

    /** What a disk says, or else the class of the fault: remote file systems send a stack trace along, and Parquet values. */
    private static String kjenteOrd(Throwable feil) {
        return feil instanceof FileSystemException disk && disk.getReason() != null
                ? disk.getReason()
                : KJENTE_ORD
                        .matcher(melding(feil))
                        .results()
                        .map(MatchResult::group)
                        .findFirst()
                        .orElseGet(() -> feil.getClass().getSimpleName());
    }

    private static String noekkel(Throwable feil) {
        return kjede(feil)
                .flatMap(t -> NOEKKEL.matcher(melding(t)).results())
                .map(treff -> treff.group(1))
                .findFirst()
                .orElseGet(() -> innerst(feil).getClass().getSimpleName());
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
