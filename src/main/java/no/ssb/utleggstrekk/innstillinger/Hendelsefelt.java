package no.ssb.utleggstrekk.innstillinger;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The names under which a hendelse's fields are looked for, in order, where Skatteetaten uses others than the known ones
 * ({@code docs/foerste-kontakt.md}). A list that is set replaces the known names of its field; an empty one keeps them.
 */
public record Hendelsefelt(
        @DefaultValue List<String> sekvensnummer,
        @DefaultValue List<String> identifikator,
        @DefaultValue List<String> kalendermaaned,
        @DefaultValue List<String> registreringstidspunkt,
        @DefaultValue List<String> hendelsetype,
        @DefaultValue List<String> loggId,
        @DefaultValue List<String> underenhet,
        @DefaultValue List<String> opplysningspliktig) {
    public Hendelsefelt {
        sekvensnummer = List.copyOf(sekvensnummer);
        identifikator = List.copyOf(identifikator);
        kalendermaaned = List.copyOf(kalendermaaned);
        registreringstidspunkt = List.copyOf(registreringstidspunkt);
        hendelsetype = List.copyOf(hendelsetype);
        loggId = List.copyOf(loggId);
        underenhet = List.copyOf(underenhet);
        opplysningspliktig = List.copyOf(opplysningspliktig);
    }
}
