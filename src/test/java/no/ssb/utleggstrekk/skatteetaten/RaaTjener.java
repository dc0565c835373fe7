package no.ssb.utleggstrekk.skatteetaten;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers with bytes no decent HTTP server would send. One connection per call. */
final class RaaTjener implements AutoCloseable {
    /** Writes an answer, for as long as the client listens. */
    @FunctionalInterface
    interface Raasvar {
        void skriv(OutputStream ut) throws IOException, InterruptedException;
    }

    final AtomicInteger kall = new AtomicInteger();
    private final ServerSocket port;

    private final boolean leserHode;

    RaaTjener(Raasvar svar) throws IOException {
        this(svar, true);
    }

    private RaaTjener(Raasvar svar, boolean leserHode) throws IOException {
        this.leserHode = leserHode;
        port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        traad("raatjener", () -> {
            while (!port.isClosed()) {
                Socket samtale;
                try {
                    samtale = port.accept();
                } catch (IOException e) {
                    return; // closed
                }
                traad("raatjener-svar", () -> betjen(samtale, svar));
            }
        });
    }

    static RaaTjener sier(String tekst) throws IOException {
        return new RaaTjener(ut -> ut.write(tekst.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Answers the first byte of whatever is said, which need not be HTTP. */
    static RaaTjener svarerStraks(byte[] bytes) throws IOException {
        return new RaaTjener(ut -> ut.write(bytes), false);
    }

    /** A head, and then the same piece for ever. */
    static RaaTjener utenEnde(String hode, String bit, long millisMellom) throws IOException {
        return new RaaTjener(ut -> {
            ut.write(hode.getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                ut.write(bit.getBytes(StandardCharsets.ISO_8859_1));
                ut.flush();
                Thread.sleep(millisMellom);
            }
        });
    }

    int port() {
        return port.getLocalPort();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port.getLocalPort());
    }

    private void betjen(Socket samtale, Raasvar svar) {
        try (samtale) {
            InputStream inn = samtale.getInputStream();
            for (int linjeskift = 0; linjeskift < (leserHode ? 2 : 0); ) {
                int tegn = inn.read();
                linjeskift = tegn == '\n' ? linjeskift + 1 : tegn == '\r' ? linjeskift : 0;
                if (tegn < 0) {
                    return;
                }
            }
            if (!leserHode) {
                inn.readNBytes(inn.read() < 0 ? 0 : inn.available()); // what is unread would break the connection
            }
            kall.incrementAndGet();
            svar.skriv(samtale.getOutputStream());
        } catch (IOException e) {
            // the client has gone, which is what is waited for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void traad(String navn, Runnable arbeid) {
        Thread traad = new Thread(arbeid, navn);
        traad.setDaemon(true);
        traad.start();
    }

    @Override
    public void close() throws IOException {
        port.close();
    }
}
