package no.ssb.utleggstrekk.kommando;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;

/**
 * In the place of Spring's texts in several languages, of which there are none here: its own looks through all languages that
 * Java knows when it is loaded, in every command.
 */
final class UtenTekster implements MessageSource {
    @Override
    public @Nullable String getMessage(
            String kode, Object @Nullable [] verdier, @Nullable String ellers, @Nullable Locale spraak) {
        return ellers;
    }

    @Override
    public String getMessage(String kode, Object @Nullable [] verdier, @Nullable Locale spraak) {
        throw new NoSuchMessageException(kode);
    }

    @Override
    public String getMessage(MessageSourceResolvable tekst, @Nullable Locale spraak) {
        String ellers = tekst.getDefaultMessage();
        if (ellers == null) {
            throw new NoSuchMessageException("");
        }
        return ellers;
    }
}
