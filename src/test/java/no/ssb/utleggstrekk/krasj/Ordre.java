package no.ssb.utleggstrekk.krasj;

import java.time.LocalDate;

/** One kjøring as an operator orders it. */
record Ordre(String maaned, LocalDate tilDato) {
    String[] run() {
        return new String[] {"run", "--kalendermaaned", maaned, "--til-dato", tilDato.toString()};
    }

    @Override
    public String toString() {
        return maaned + " at " + tilDato;
    }
}
