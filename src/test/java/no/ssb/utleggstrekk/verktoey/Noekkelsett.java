package no.ssb.utleggstrekk.verktoey;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** What is done to a pseudonym key set between two kjøringer. */
public final class Noekkelsett {
    private Noekkelsett() {}

    /** Rotated: a new primary key, the old one still in it. */
    public static void roter(Path fil) throws IOException, GeneralSecurityException {
        KeysetHandle.Builder bygger = KeysetHandle.newBuilder(les(fil));
        bygger.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedDeterministicAeadParameters.AES256_SIV)
                .withRandomId()
                .makePrimary());
        skriv(fil, bygger.build());
    }

    /** Rotated to its end: the old keys are taken out. */
    public static void behaldBareNyeste(Path fil) throws IOException, GeneralSecurityException {
        KeysetHandle gammelt = les(fil);
        KeysetHandle.Builder bygger = KeysetHandle.newBuilder();
        bygger.addEntry(KeysetHandle.importKey(gammelt.getPrimary().getKey())
                .withFixedId(gammelt.getPrimary().getId())
                .makePrimary());
        skriv(fil, bygger.build());
    }

    private static KeysetHandle les(Path fil) throws IOException, GeneralSecurityException {
        DeterministicAeadConfig.register();
        return TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(fil), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    private static void skriv(Path fil, KeysetHandle sett) throws IOException, GeneralSecurityException {
        Files.writeString(
                fil,
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        sett, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    }
}
