package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import no.ssb.utleggstrekk.filserver.Filsted;
import no.ssb.utleggstrekk.filserver.Hdfs;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import org.apache.hadoop.fs.SafeModeAction;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.apache.parquet.io.PositionOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HDFS with a namenode and two datanodes. */
class HdfsIT extends Filservertest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private static Path mappe;

    private Hdfs server;

    HdfsIT() {
        super("navnebytte manifest.json");
    }

    @Override
    void startServer() {
        server = new Hdfs(mappe);
    }

    @AfterAll
    void stopp() {
        server.close();
    }

    @Override
    Filsted sted() {
        return server.sted();
    }

    @Test
    void aDatanodeKilledWhileAFileIsWrittenCostsNoByte() throws Exception {
        byte[] bytes = new byte[MEGABYTE];
        MessageDigest sum = MessageDigest.getInstance("SHA-256");
        try (Utdatalager lager = Utdatalager.aapne(new Utdata(sted().rot(), Komprimering.ZSTD))) {
            lager.lagMappe("temp");
            try (PositionOutputStream ut = lager.fil("temp/f").createOrOverwrite(0)) {
                for (int i = 0; i < 8; i++) {
                    bytes[0] = (byte) i;
                    sum.update(bytes);
                    ut.write(bytes);
                    ut.flush();
                    if (i == 3) {
                        server.drepDatanode();
                    }
                }
            } finally {
                server.startDatanode();
            }
            lager.flytt("temp/f", "inndata/f");
            assertThat(lager.sha256("inndata/f")).isEqualTo(HexFormat.of().formatHex(sum.digest()));
        }
    }

    @Test
    void aDatanodeKilledInTheMiddleOfAKjoeringChangesNothing() {
        Krasjverden verden = fasit().verden(1);
        fasit().skatt().klargjoer(fasit().trinn(1).bestilling());
        fasit().skatt().tellFraNull();
        try (Jarprosess p = verden.start(fasit().trinn(1).bestilling().run())) {
            fasit().skatt().ventPaaFoersteKall(p);
            server.drepDatanode();
            assertThat(p.vent()).as(p.toString()).isZero();
        } finally {
            server.startDatanode();
        }
        assertThat(Bilde.av(verden).avvikFra(fasit().trinn(1).bilde())).isEmpty();
        verden.slett();
    }

    @Test
    void checkFindsSafeModeAQuotaMissingRightsAndANamenodeThatIsDown() throws Exception {
        Filsjekk check = new Filsjekk(fasit().skatt(), mappe);
        Filsted trang = sted();
        var rot = new org.apache.hadoop.fs.Path(trang.rot());
        server.fs().mkdirs(rot);
        check.sier(
                trang,
                2,
                "access is denied); see that its key is right, and give this user",
                "-DHADOOP_USER_NAME=annen");

        server.fs().setQuota(rot, HdfsConstants.QUOTA_DONT_SET, MEGABYTE);
        check.sier(trang, 1, "its quota is used up); raise the quota or free space");

        server.fs().setSafeMode(SafeModeAction.ENTER);
        try {
            check.sier(sted(), 1, "the namenode is in safe mode); wait until it has left it");
        } finally {
            server.fs().setSafeMode(SafeModeAction.LEAVE);
        }
        check.sier(server.sted("hdfs://127.0.0.1:1"), 1, "it cannot be reached, or the connection was lost");
    }
}
