package no.ssb.utleggstrekk.database.innebygd;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;

/**
 * The user the server runs as. PostgreSQL refuses to run as root, so root's server runs as the owner of its data, which
 * is {@code nobody} when root made them.
 *
 * @param prefiks what stands before each command; empty when the job is no root
 * @param eier owner of what the server writes; null means the job's own user
 * @param gruppe group of the same; null when {@code eier} is
 * @param versjon what {@code postgres --version} answers
 */
record PostgresBruker(
        List<String> prefiks,
        @Nullable UserPrincipal eier,
        @Nullable GroupPrincipal gruppe,
        String versjon) {

    /** The first way that can really start the programs where they lie. */
    static PostgresBruker finn(PostgresBinaer binaer, Path data) {
        try {
            if (!erRoot()) {
                return proev(binaer, List.of(new PostgresBruker(List.of(), null, null, "")));
            }
            Path rot = Path.of("/");
            PosixFileAttributes root = Files.readAttributes(rot, PosixFileAttributes.class);
            PosixFileAttributes dataeier =
                    Files.exists(data) ? Files.readAttributes(data, PosixFileAttributes.class) : root;
            boolean eidAvRoot = dataeier.owner().equals(root.owner());
            UserPrincipal eier = eidAvRoot
                    ? rot.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody")
                    : dataeier.owner();
            GroupPrincipal gruppe = eidAvRoot ? nogroup(rot) : dataeier.group();
            return proev(binaer, roots(eier, gruppe, root));
        } catch (IOException e) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "Root needs the user nobody to run PostgreSQL, and this machine has none;"
                            + " run as a normal user, or set spring.datasource.url",
                    e);
        }
    }

    /**
     * PostgreSQL makes no data for a user without a name.
     *
     * @throws VarigFeil BRUK when ours has none
     */
    static void kreverNavn() {
        if ("?".equals(System.getProperty("user.name"))) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "This process runs as a user id that has no name on this machine, and the embedded PostgreSQL needs one:"
                            + " set spring.datasource.url to a server, or give the id a line in /etc/passwd");
        }
    }

    static boolean erRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static List<PostgresBruker> roots(UserPrincipal eier, GroupPrincipal gruppe, PosixFileAttributes root) {
        List<PostgresBruker> maater = new ArrayList<>();
        List<String> setpriv =
                List.of("setpriv", "--reuid=" + eier.getName(), "--regid=" + gruppe.getName(), "--clear-groups");
        maater.add(new PostgresBruker(setpriv, eier, gruppe, ""));
        // Under a folder only root may enter, the server keeps one of root's rights: to read everywhere, or (in a
        // container, which seldom has that one) to write too. access(2) heeds it only without the setuid fix-up.
        for (String rett : List.of("dac_read_search", "dac_override")) {
            List<String> medRett = new ArrayList<>(setpriv);
            medRett.add("--securebits=+no_setuid_fixup");
            medRett.add("--inh-caps=-all,+" + rett);
            medRett.add("--ambient-caps=+" + rett);
            maater.add(new PostgresBruker(medRett, eier, gruppe, ""));
        }
        maater.add(new PostgresBruker(List.of("runuser", "-u", eier.getName(), "--"), eier, gruppe, ""));
        maater.add(new PostgresBruker(
                List.of("su", "-s", "/bin/sh", "-c", "exec \"$@\"", "--", eier.getName(), "sh"), eier, gruppe, ""));
        // a user namespace without a map: still root to the files, but the server does not see it
        maater.add(new PostgresBruker(List.of("unshare", "-U"), root.owner(), root.group(), ""));
        return maater;
    }

    private static PostgresBruker proev(PostgresBinaer binaer, List<PostgresBruker> maater) {
        List<String> svar = new ArrayList<>();
        for (PostgresBruker maate : maater) {
            PostgresKommando forsoek =
                    PostgresKommando.kjoer(maate.kommando(List.of(binaer.program("postgres"), "--version")));
            if (forsoek.ok()) {
                return new PostgresBruker(
                        maate.prefiks,
                        maate.eier,
                        maate.gruppe,
                        forsoek.utskrift().strip());
            }
            svar.add(PostgresKommando.viktigsteLinje(forsoek.utskrift()));
        }
        throw new VarigFeil(
                Exitkode.BRUK,
                erRoot()
                        ? "Root cannot start the embedded PostgreSQL in " + binaer.bin() + " as another user ("
                                + String.join("; ", svar) + "): install setpriv (util-linux), move"
                                + " utleggstrekk.innebygd-postgres.mappe to a folder all users may enter,"
                                + " run as a normal user, or set spring.datasource.url"
                        : "Cannot run the embedded PostgreSQL in " + binaer.bin() + " (" + String.join("; ", svar)
                                + "): move utleggstrekk.innebygd-postgres.mappe, or set spring.datasource.url");
    }

    List<String> kommando(List<String> ord) {
        List<String> alt = new ArrayList<>(prefiks);
        alt.addAll(ord);
        return alt;
    }

    /** Gives the server's user a file or a folder with all it holds; does nothing when it has it. */
    void gi(Path sti) throws IOException {
        UserPrincipal nyEier = eier;
        GroupPrincipal nyGruppe = gruppe;
        if (nyEier == null || nyGruppe == null || Files.getOwner(sti).equals(nyEier)) {
            return;
        }
        // the folder itself last: its owner tells whether all of it is done
        Files.walkFileTree(sti, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path fil, BasicFileAttributes attributter) throws IOException {
                gi(fil, nyEier, nyGruppe);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path mappe, @Nullable IOException e) throws IOException {
                gi(mappe, nyEier, nyGruppe);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void gi(Path sti, UserPrincipal eier, GroupPrincipal gruppe) throws IOException {
        PosixFileAttributeView attributter =
                Files.getFileAttributeView(sti, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        attributter.setGroup(gruppe);
        attributter.setOwner(eier);
    }

    private static GroupPrincipal nogroup(Path rot) throws IOException {
        var oppslag = rot.getFileSystem().getUserPrincipalLookupService();
        try {
            return oppslag.lookupPrincipalByGroupName("nogroup");
        } catch (IOException e) {
            // its name outside the Debian family
            return oppslag.lookupPrincipalByGroupName("nobody");
        }
    }
}
