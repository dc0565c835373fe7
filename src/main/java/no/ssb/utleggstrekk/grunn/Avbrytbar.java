package no.ssb.utleggstrekk.grunn;

/** Work under way that can be given up from another thread, so that whoever waits for it need not. */
@FunctionalInterface
public interface Avbrytbar {
    /** Gives up what is under way, and whatever is begun after it; there is no way back. Safe to call again. */
    void avbryt();
}
