package no.ssb.utleggstrekk.filserver;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.verktoey.Filer;

/** A root for files, wherever it is. */
public interface Filsted {
    /** What {@code utleggstrekk.utdata.rot} is set to. */
    String rot();

    /** The surroundings in which a process of the jar reaches it: a command that runs what comes after it, such as {@code env A=1}. */
    List<String> foran();

    /** All that stands there now, as a folder of this machine. */
    Path bilde();

    /** Puts a copy of a folder there. */
    void fyll(Path fra);

    /** Another root of the same kind, with nothing in it. */
    Filsted ny(Path mappe);

    /** A folder of this machine. */
    static Filsted lokalt(Path mappe) {
        return new Lokalt(mappe);
    }

    record Lokalt(Path mappe) implements Filsted {
        @Override
        public String rot() {
            return mappe.toString();
        }

        @Override
        public List<String> foran() {
            return List.of();
        }

        @Override
        public Path bilde() {
            return mappe;
        }

        @Override
        public void fyll(Path fra) {
            Filer.kopierAlt(fra, mappe);
        }

        @Override
        public Filsted ny(Path nyMappe) {
            return new Lokalt(nyMappe);
        }
    }

    /** {@code core-site.xml} and its like. */
    static String xml(Map<String, String> innstillinger) {
        StringBuilder s = new StringBuilder("<configuration>\n");
        innstillinger.forEach((navn, verdi) ->
                s.append("<property><name>%s</name><value>%s</value></property>\n".formatted(navn, verdi)));
        return s.append("</configuration>\n").toString();
    }
}
