package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import no.ssb.utleggstrekk.grunn.Filtilgang;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.skatteetaten.http.Adresse;
import no.ssb.utleggstrekk.skatteetaten.http.Tilfeldig;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.jspecify.annotations.Nullable;

/** Tokens straight from Maskinporten, with a grant we sign. The key file is read the first time a token is needed. */
public final class MaskinportenKilde implements Tokenkilde {
    private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration LEVETID_NAAR_UKJENT = Duration.ofSeconds(60);

    private final Innstillinger.Maskinporten innstillinger;
    private final Tokenkall kall;
    private final Tilfeldig tilfeldig;
    private @Nullable Grant grant;

    public MaskinportenKilde(
            Innstillinger.Maskinporten innstillinger, boolean tillatHttp, Tokenkall kall, Tilfeldig tilfeldig) {
        this.innstillinger = innstillinger;
        this.kall = kall;
        this.tilfeldig = tilfeldig;
        Adresse.kontroller("utleggstrekk.maskinporten.token-url", innstillinger.tokenUrl(), tillatHttp);
    }

    @Override
    public Token hent() {
        Grant signerer = grant();
        return kall.hent("Maskinporten", "access_token", () -> foresporsel(signerer))
                .token(LEVETID_NAAR_UKJENT);
    }

    @Override
    public String kontroller() {
        String hva = "can sign, " + grant().beskrivelse();
        Path fil = Objects.requireNonNull(innstillinger.noekkelFil());
        Path passord = innstillinger.passordFil();
        return hva
                + Filtilgang.kontroller(Noekkelleser.NOEKKEL, fil)
                + (passord == null ? "" : Filtilgang.kontroller(Noekkelleser.PASSORD, passord));
    }

    private synchronized Grant grant() {
        Grant lest = grant == null ? new Grant(innstillinger, kall.klokke().instant()) : grant;
        grant = lest;
        return lest;
    }

    private HttpUriRequestBase foresporsel(Grant signerer) {
        String bevis =
                signerer.signer(kall.klokke().instant(), tilfeldig.id().get().toString());
        HttpPost post = new HttpPost(innstillinger.tokenUrl());
        post.setHeader("Accept", "application/json");
        post.setEntity(new UrlEncodedFormEntity(
                List.of(new BasicNameValuePair("grant_type", GRANT_TYPE), new BasicNameValuePair("assertion", bevis))));
        return post;
    }
}
