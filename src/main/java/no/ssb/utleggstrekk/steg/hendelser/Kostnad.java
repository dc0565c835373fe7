package no.ssb.utleggstrekk.steg.hendelser;

import java.util.List;

/**
 * What reading a stretch of the list, and looking up what then waits, would take.
 *
 * @param hendelser to read
 * @param ubrukelige of these, for quarantine
 * @param ventende the par that would wait
 * @param kall the calls
 * @param sekunder that they take at the set rate
 * @param maaneder the months looked up, in order
 */
record Kostnad(
        long hendelser,
        long ubrukelige,
        Planlager.Ventende ventende,
        Plan.Kall kall,
        long sekunder,
        List<Plan.Maaned> maaneder) {}
