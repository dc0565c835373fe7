package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import java.util.List;
import no.ssb.utleggstrekk.grunn.Filtilgang;
import no.ssb.utleggstrekk.grunn.Hemmeligfil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.skatteetaten.http.Adresse;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tokens from Maskinporten Guardian, which signs for us: Keycloak knows us by a secret, and Guardian by Keycloak's token. */
public final class GuardianKilde implements Tokenkilde {
    private static final String PREFIKS = "utleggstrekk.maskinporten.guardian.";

    private final Innstillinger.Guardian innstillinger;
    private final String scope;
    private final Tokenkall kall;

    public GuardianKilde(Innstillinger.Guardian innstillinger, String scope, boolean tillatHttp, Tokenkall kall) {
        this.innstillinger = innstillinger;
        this.scope = scope;
        this.kall = kall;
        Adresse.kontroller(PREFIKS + "keycloak-url", innstillinger.keycloakUrl(), tillatHttp);
        Adresse.kontroller(PREFIKS + "url", innstillinger.url(), tillatHttp);
    }

    @Override
    public Token hent() {
        // Keycloak is asked again for each attempt: its token may expire while Guardian is down
        return kall.hent(
                        "Maskinporten Guardian",
                        "accessToken",
                        () -> tilGuardian(kall.hent("Keycloak", "access_token", this::tilKeycloak)
                                .verdi()))
                .token(innstillinger.levetid());
    }

    @Override
    public String kontroller() {
        String noekkel = PREFIKS + "hemmelighet-fil";
        var unused = Hemmeligfil.tekst(noekkel, innstillinger.hemmelighetFil());
        return "Guardian signs; the secret can be read"
                + Filtilgang.kontroller(noekkel, innstillinger.hemmelighetFil());
    }

    /** The secret is read each time, so that a new one is taken up without a restart. */
    private HttpUriRequestBase tilKeycloak() {
        String hemmelighet = Hemmelighet.tekst(PREFIKS + "hemmelighet-fil", innstillinger.hemmelighetFil());
        HttpPost post = new HttpPost(innstillinger.keycloakUrl());
        post.setHeader("Accept", "application/json");
        post.setEntity(new UrlEncodedFormEntity(List.of(
                new BasicNameValuePair("grant_type", "client_credentials"),
                new BasicNameValuePair("client_id", innstillinger.klientId()),
                new BasicNameValuePair("client_secret", hemmelighet.strip()))));
        return post;
    }

    private HttpUriRequestBase tilGuardian(String keycloakToken) {
        HttpPost post = new HttpPost(innstillinger.url());
        post.setHeader("Accept", "application/json");
        post.setHeader("Authorization", "Bearer " + keycloakToken);
        ObjectNode kropp = JsonNodeFactory.instance.objectNode();
        kropp.putArray("scopes").add(scope);
        post.setEntity(new StringEntity(kropp.toString(), ContentType.APPLICATION_JSON));
        return post;
    }
}
