package no.ssb.utleggstrekk.domene;

/**
 * What can be odd about the data without stopping anything. The names are stable: reports and queries use them. {@code
 * docs/avvik.md} is this list, held to it by a test.
 */
public enum AvvikKode {
    /** A JSON field the contract does not know; detalj: its path. */
    UKJENT_FELT(
            Art.KONTRAKT,
            "A field in Skatteetaten's answers that the contract does not know. It is not used.",
            "Ask the developers whether the field should be read."),
    /** A known JSON field of an unexpected type; detalj: its path. */
    ENDRET_TYPE(
            Art.KONTRAKT,
            "A known field came with another type than agreed. It counts as not sent.",
            "Ask the developers, and Skatteetaten when it goes on."),
    /** A beskrivelse outside the known code list; detalj in the answers: the code. */
    UKJENT_BESKRIVELSE(
            Art.KONTRAKT,
            "A beskrivelse outside the known code list. The linje is published with its code as sent.",
            "Find out what the code means before using the table per beskrivelse; ask the developers to add it."),
    /** A hendelsetype outside the known code list; detalj: the code. */
    UKJENT_HENDELSETYPE(
            Art.KONTRAKT,
            "A hendelsetype outside the known code list. The par is looked up all the same.",
            "Nothing for the figures; tell the developers."),
    /** A forhold for another month than the one asked for: dropped (rule 10). */
    FORHOLD_ANNEN_MAANED(
            Art.DATA,
            "An answer held an arbeidsforhold of another month than the one asked for. It was dropped.",
            "Ask Skatteetaten when there are many: the month may lack data."),
    /** A person number with wrong check digits (rule 5). */
    KONTROLLSIFFER_IDENTIFIKATOR(
            Art.DATA,
            "A hendelse for a person number with wrong check digits. The lookup was made all the same.",
            "Nothing when there are few; ask Skatteetaten about the sekvensnummer when there are many."),
    /** A hendelse whose loggId is gone, and that was never seen with a person. */
    UKJENT_NUMMER(
            Art.DATA,
            "A hendelse without a person, whose loggId is gone at Skatteetaten and was never seen here before. Nothing is held of it.",
            "Nothing when there are few; ask Skatteetaten about the sekvensnummer when there are many."),
    /** An avvik of Skatteetaten's own, on a forhold or a linje; detalj: its id and alvorlighetsgrad. */
    SKATTEETATENS_AVVIK(
            Art.DATA,
            "Skatteetaten's own control found something odd in what the employer reported, counted per avvik. The linje is published, with the number of them in antall_avvik.",
            "See the section skatteetatens_avvik for which; ask Skatteetaten what an id means."),
    /** What may be a person number in a field for an organisation number or a code; detalj: its path. */
    PERSONNUMMER_I_FELT(
            Art.DATA,
            "Ten digits or more, which may be a person number, in a field for an organisation number or a code. The field is kept empty.",
            "Nothing when there are few: private employers may report under their own number. Such linjer have no underenhet."),
    /** An underenhet that is not an organisation number. */
    KONTROLLSIFFER_UNDERENHET(
            Art.DATA,
            "An underenhet that is not nine digits with a right check digit, counted in linjer. It is published as sent.",
            "Look the underenhet up before joining with the register of establishments."),
    /** An opplysningspliktig that is not an organisation number. */
    KONTROLLSIFFER_OPPLYSNINGSPLIKTIG(
            Art.DATA,
            "An opplysningspliktig that is not nine digits with a right check digit, counted in linjer. It is published as sent.",
            "Look it up before joining with the register of enterprises; not nine digits may be a private employer."),
    /** A datoForUtleggstrekk outside the month of its linje. */
    DATO_UTENFOR_MAANEDEN(
            Art.DATA,
            "A datoForUtleggstrekk that is not in the month of its linje. The linje counts in the month it was reported for.",
            "Use kalendermaaned, not dato_for_utleggstrekk, for the month."),
    /** A linje with beloep 0. */
    BELOEP_NULL(
            Art.DATA,
            "A linje with the amount 0. It counts as a linje, and its person among the inntektsmottakere.",
            "Leave such linjer out yourself where they disturb, such as in medians."),
    /** A linje with beloep above 0. */
    BELOEP_POSITIVT(
            Art.DATA,
            "A linje with an amount above 0: a correction, since a deduction is negative.",
            "Nothing when there are few; a whole underenhet with positive amounts has probably got the sign wrong."),
    /** Several opplysningspliktige for one underenhet and month. */
    FLERE_OPPLYSNINGSPLIKTIGE(
            Art.DATA,
            "An underenhet that more than one opplysningspliktig reported for in the month, counted in underenheter.",
            "The column opplysningspliktig is empty for it; the inndata file has them."),
    /** The same person, employer, beskrivelse, beloep and date more than once. */
    LIK_LINJE(
            Art.DATA,
            "A linje that repeats another: same person, employer, beskrivelse, amount and date. All are counted.",
            "Look at the underenhet: many such may be the same report delivered twice."),
    /** The month's totals are far from those of the months before. */
    MAANED_AVVIKER_FRA_SNITT(
            Art.DATA,
            "A total of the month, or of a beskrivelse in it, is further from the mean of the three months before than utleggstrekk.kvalitet.maks-avvik-fra-snitt.",
            "Find the reason before using the month: late reports, a new code, or a real change.");

    /** What kind of thing is odd: how Skatteetaten's answers are made, or what they say. */
    public enum Art {
        KONTRAKT,
        DATA
    }

    private final Art art;
    private final String betydning;
    private final String tiltak;

    AvvikKode(Art art, String betydning, String tiltak) {
        this.art = art;
        this.betydning = betydning;
        this.tiltak = tiltak;
    }

    public Art art() {
        return art;
    }

    /** What it is and what the job did with it, for a reader who is no programmer. */
    public String betydning() {
        return betydning;
    }

    /** What to do about it. */
    public String tiltak() {
        return tiltak;
    }
}
