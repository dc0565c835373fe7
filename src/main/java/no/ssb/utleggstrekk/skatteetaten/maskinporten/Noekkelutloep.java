package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;

/** When what we sign with runs out: the certificate of the key file, or the {@code exp} of its JWK. */
public final class Noekkelutloep {
    private Noekkelutloep() {}

    /**
     * The first of them; empty for a key that says nothing about it, and where Guardian has the key.
     *
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil BRUK when the key file cannot be read
     */
    public static Optional<Instant> av(Innstillinger.Maskinporten innstillinger) {
        Path fil = innstillinger.noekkelFil();
        return fil == null || innstillinger.guardian() != null
                ? Optional.empty()
                : Noekkelleser.les(fil, innstillinger.passordFil()).utloep();
    }
}
