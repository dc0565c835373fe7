package no.ssb.utleggstrekk.innstillinger;

import no.ssb.utleggstrekk.domene.Kalendermaaned;
import org.springframework.core.convert.converter.Converter;

/** Reads a month in the configuration. */
public final class Maanedskonvertering implements Converter<String, Kalendermaaned> {
    @Override
    public Kalendermaaned convert(String tekst) {
        return Kalendermaaned.av(tekst);
    }
}
