package no.ssb.utleggstrekk.filserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.DatanodeReportType;

/** A namenode and two datanodes, each a process of its own. */
public final class Hdfs implements AutoCloseable {
    private static final int DATANODER = 2;
    private static final String NAMENODE = "org.apache.hadoop.hdfs.server.namenode.NameNode";

    private final Path mappe;
    private final String uri;
    private final Serverprosess namenode;
    private final List<Serverprosess> datanoder = new ArrayList<>();
    private final AtomicInteger nummer = new AtomicInteger();
    private final DistributedFileSystem fs;

    public Hdfs(Path mappe) {
        this.mappe = mappe;
        this.uri = "hdfs://127.0.0.1:" + Serverprosess.ledigPort();
        try {
            skrivOppsett("");
            new Serverprosess(mappe, "format", 256, NAMENODE, "-format", "-force").ventPaaSlutt();
            namenode = new Serverprosess(mappe, "namenode", 256, NAMENODE);
            for (int i = 0; i < DATANODER; i++) {
                startDatanode();
            }
            Configuration k = new Configuration();
            k.setInt("ipc.client.connect.max.retries", 60);
            fs = (DistributedFileSystem) FileSystem.newInstance(URI.create(uri), k);
            namenode.ventTil(this::erOppe);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void skrivOppsett(String datanode) throws IOException {
        Path conf = Files.createDirectories(mappe.resolve("conf"));
        Files.writeString(conf.resolve("logback.xml"), "<configuration><root level='off'/></configuration>");
        Files.writeString(
                conf.resolve("core-site.xml"),
                Filsted.xml(Map.of(
                        "fs.defaultFS",
                        uri,
                        "hadoop.tmp.dir",
                        mappe.resolve("tmp").toString())));
        Files.writeString(
                conf.resolve("hdfs-site.xml"),
                Filsted.xml(Map.of(
                        "dfs.namenode.name.dir", mappe.resolve("navn").toString(),
                        "dfs.datanode.data.dir",
                                mappe.resolve("data" + datanode).toString(),
                        "dfs.namenode.http-address", "127.0.0.1:0",
                        "dfs.datanode.address", "127.0.0.1:0",
                        "dfs.datanode.ipc.address", "127.0.0.1:0",
                        "dfs.datanode.http.address", "127.0.0.1:0",
                        "dfs.replication", "2",
                        "dfs.permissions.superusergroup", "ingen")));
    }

    /** One more. */
    public void startDatanode() {
        try {
            int nr = nummer.incrementAndGet();
            Path egen = Files.createDirectories(mappe.resolve("node-" + nr));
            skrivOppsett("-" + nr);
            Path conf = Files.createDirectories(egen.resolve("conf"));
            for (String fil : List.of("core-site.xml", "hdfs-site.xml", "logback.xml")) {
                Files.copy(mappe.resolve("conf").resolve(fil), conf.resolve(fil));
            }
            datanoder.add(new Serverprosess(egen, "datanode", 128, "org.apache.hadoop.hdfs.server.datanode.DataNode"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL to one that runs. */
    public void drepDatanode() {
        datanoder.remove(0).close();
    }

    private boolean erOppe() {
        try {
            return fs.getDataNodeStats(DatanodeReportType.LIVE).length >= DATANODER && !fs.isInSafeMode();
        } catch (IOException ikkeOppe) {
            return false;
        }
    }

    /** As its administrator. */
    public DistributedFileSystem fs() {
        return fs;
    }

    /** A new root with nothing in it. */
    public Filsted sted() {
        return sted(uri);
    }

    /** A root at another namenode. */
    public Filsted sted(String namenodeUri) {
        return new HdfsSted(namenodeUri, "/rot-" + nummer.incrementAndGet());
    }

    @Override
    public void close() {
        datanoder.forEach(Serverprosess::close);
        namenode.close();
    }

    private final class HdfsSted implements Filsted {
        private final String namenodeUri;
        private final String sti;

        HdfsSted(String namenodeUri, String sti) {
            this.namenodeUri = namenodeUri;
            this.sti = sti;
        }

        @Override
        public String rot() {
            return namenodeUri + sti;
        }

        @Override
        public List<String> foran() {
            return List.of();
        }

        @Override
        public Path bilde() {
            Path til = mappe.resolve("bilder/" + nummer.incrementAndGet());
            try {
                Files.createDirectories(til.getParent());
                if (!fs.exists(hadoop(sti))) {
                    return Files.createDirectories(til);
                }
                // raw: no .crc beside each file
                fs.copyToLocalFile(false, hadoop(sti), hadoop(til.toString()), true);
                return til;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void fyll(Path fra) {
            try {
                fs.copyFromLocalFile(hadoop(fra.toString()), hadoop(sti));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Filsted ny(Path ubrukt) {
            return sted();
        }

        private static org.apache.hadoop.fs.Path hadoop(String sti) {
            return new org.apache.hadoop.fs.Path(sti);
        }
    }
}
