package no.ssb.utleggstrekk.drift;

/** For work outside the database that only the owner of the kjøring may do, such as putting a file in place. */
@FunctionalInterface
public interface Eierskap {
    /**
     * Does the work, during which no other process can become the owner. Keep it short.
     *
     * @throws no.ssb.utleggstrekk.grunn.MidlertidigFeil when this process has lost the kjøring; nothing is done then
     */
    void utfoer(Runnable arbeid);
}
