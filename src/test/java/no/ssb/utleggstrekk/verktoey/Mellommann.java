package no.ssb.utleggstrekk.verktoey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the job and the database's port, and can cut every connection and refuse new ones. */
public final class Mellommann implements AutoCloseable {
    private final ServerSocket inngang;
    private final InetSocketAddress maal;
    private final Set<Socket> aapne = ConcurrentHashMap.newKeySet();
    private volatile boolean kuttet;

    public Mellommann(int port) {
        try {
            maal = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            inngang = new ServerSocket(0, 50, maal.getAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        traad(this::taImot);
    }

    public int port() {
        return inngang.getLocalPort();
    }

    /** The database goes away: what is open breaks, and what comes is closed at once. */
    public void kutt() {
        kuttet = true;
        aapne.forEach(Mellommann::lukk);
    }

    /** It comes back. */
    void opp() {
        kuttet = false;
    }

    private void taImot() {
        try {
            while (true) {
                Socket inn = inngang.accept();
                aapne.add(inn);
                if (kuttet) {
                    lukk(inn);
                    continue;
                }
                Socket ut = new Socket();
                ut.connect(maal);
                aapne.add(ut);
                traad(() -> kopier(inn, ut));
                traad(() -> kopier(ut, inn));
            }
        } catch (IOException e) {
            aapne.forEach(Mellommann::lukk); // closed: the test is over
        }
    }

    private static void kopier(Socket fra, Socket til) {
        try (fra;
                til) {
            fra.getInputStream().transferTo(til.getOutputStream());
        } catch (IOException e) {
            // one of the two ends is gone, and so goes the other
        }
    }

    private static void lukk(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void traad(Runnable arbeid) {
        Thread t = new Thread(arbeid, "mellommann");
        t.setDaemon(true);
        t.start();
    }

    @Override
    public void close() throws IOException {
        inngang.close();
    }
}
