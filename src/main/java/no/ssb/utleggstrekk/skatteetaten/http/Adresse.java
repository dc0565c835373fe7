package no.ssb.utleggstrekk.skatteetaten.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;

/** What a configured URL must satisfy. */
public final class Adresse {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(0*:)*:?0*1]");

    private Adresse() {}

    /**
     * Requires https outside the loopback, and no user and password.
     *
     * @throws VarigFeil BRUK naming the key
     */
    public static URI kontroller(String noekkel, URI url, boolean tillatHttp) {
        if (url.getRawAuthority() != null && url.getRawAuthority().contains("@")) {
            throw new VarigFeil(Exitkode.BRUK, noekkel + " names a user or a password; write it without");
        }
        String skjema = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String vert = url.getHost();
        if (vert == null || !(skjema.equals("https") || skjema.equals("http"))) {
            throw new VarigFeil(Exitkode.BRUK, noekkel + " must be a whole URL, such as https://example.no/v1");
        }
        if (skjema.equals("http") && !tillatHttp && !LOOPBACK.matcher(vert).matches()) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    noekkel + " must be https, since what is sent is secret; utleggstrekk.tillat-http allows http in a"
                            + " closed test network");
        }
        return url;
    }
}
