package no.ssb.utleggstrekk.verktoey;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP proxy, the only way out to hosts whose names nobody else knows: each of them is a port of this machine.
 * Tunnels (CONNECT) and passes requests for http on.
 */
public final class Proxytjener implements AutoCloseable {
    private final ServerSocket inngang;
    private final int maal;
    private final @Nullable String svar;
    private final Set<String> verter = new ConcurrentSkipListSet<>();

    private Proxytjener(int maal, @Nullable String svar) {
        this.maal = maal;
        this.svar = svar;
        try {
            inngang = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        traad(this::taImot);
    }

    /** All hosts are one port. */
    public static Proxytjener til(int port) {
        return new Proxytjener(port, null);
    }

    /** Answers everybody itself, with a page for people. */
    public static Proxytjener svarer(String statuslinje, String hoder) {
        String side = "<html><body>proxy.intern</body></html>";
        return new Proxytjener(
                0,
                "HTTP/1.1 %s\r\n%sContent-Type: text/html\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                        .formatted(statuslinje, hoder, side.length(), side));
    }

    public int port() {
        return inngang.getLocalPort();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The hosts that were asked for. */
    public Set<String> verter() {
        return Set.copyOf(verter);
    }

    private void taImot() {
        try {
            while (true) {
                Socket inn = inngang.accept();
                traad(() -> betjen(inn));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void betjen(Socket inn) {
        try (inn) {
            byte[] hode = hode(inn.getInputStream());
            String[] linje = new String(hode, StandardCharsets.ISO_8859_1).split("[ \r]");
            boolean tunnel = linje[0].equals("CONNECT");
            verter.add(URI.create(tunnel ? "https://" + linje[1] : linje[1]).getHost());
            if (svar != null) {
                inn.getOutputStream().write(svar.getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            try (Socket ut = new Socket(inngang.getInetAddress(), maal)) {
                if (tunnel) {
                    inn.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                } else {
                    ut.getOutputStream().write(hode);
                }
                traad(() -> kopier(ut, inn));
                inn.getInputStream().transferTo(ut.getOutputStream());
            }
        } catch (IOException e) {
            // one of the two ends is gone, and so goes the other
        }
    }

    private static byte[] hode(InputStream inn) throws IOException {
        ByteArrayOutputStream hode = new ByteArrayOutputStream();
        for (int linjeskift = 0; linjeskift < 2; ) {
            int tegn = inn.read();
            if (tegn < 0) {
                throw new IOException("no request");
            }
            hode.write(tegn);
            linjeskift = tegn == '\n' ? linjeskift + 1 : tegn == '\r' ? linjeskift : 0;
        }
        return hode.toByteArray();
    }

    private static void kopier(Socket fra, Socket til) {
        try (fra;
                til) {
            fra.getInputStream().transferTo(til.getOutputStream());
        } catch (IOException e) {
            // one of the two ends is gone, and so goes the other
        }
    }

    private static void traad(Runnable arbeid) {
        Thread t = new Thread(arbeid, "proxytjener");
        t.setDaemon(true);
        t.start();
    }

    @Override
    public void close() throws IOException {
        inngang.close();
    }
}
