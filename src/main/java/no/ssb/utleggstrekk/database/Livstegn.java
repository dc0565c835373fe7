package no.ssb.utleggstrekk.database;

import java.time.Instant;

/**
 * What the owner of the lock shows of itself each second: the long step under way in this process.
 *
 * @param hva what the step does, as it is shown to a person
 * @param totalt 0 when the number is not known
 */
public record Livstegn(String hva, Instant fra, long ferdig, long totalt) {}
