package no.ssb.utleggstrekk.verktoey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * Stands between the job and a port of this machine, the database's or a server's, and can cut every connection and refuse
 * new ones.
 */
public final class Mellommann implements AutoCloseable {
    private final ServerSocket inngang;
    private final InetSocketAddress maal;
    private final Set<Socket> aapne = ConcurrentHashMap.newKeySet();
    private volatile boolean kuttet;
    private volatile int slippGjennom = Integer.MAX_VALUE;
    private volatile boolean frosset;

    public Mellommann(int port) {
        this(port, ServerSocketFactory.getDefault());
    }

    /** Speaks TLS to who comes, and passes on what they say in the clear. */
    public static Mellommann tls(int port, SSLContext tls) {
        return new Mellommann(port, tls.getServerSocketFactory());
    }

    private Mellommann(int port, ServerSocketFactory innganger) {
        try {
            maal = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            inngang = innganger.createServerSocket(0, 50, maal.getAddress());
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
    public void opp() {
        kuttet = false;
        slippGjennom = Integer.MAX_VALUE;
    }

    /** The next connection's client is frozen when it has sent so much: nothing more of it comes through. */
    public void frysEtter(int sendinger) {
        frosset = false;
        slippGjennom = sendinger;
    }

    /** Whether a client is frozen. */
    public boolean harFrosset() {
        return frosset;
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
                int slipp = slippGjennom;
                traad(() -> fraKlienten(inn, ut, slipp));
                traad(() -> kopier(ut, inn));
            }
        } catch (IOException e) {
            aapne.forEach(Mellommann::lukk); // closed: the test is over
        }
    }

    private void fraKlienten(Socket fra, Socket til, int slipp) {
        if (slipp == Integer.MAX_VALUE) {
            kopier(fra, til);
            return;
        }
        byte[] sending = new byte[1 << 16];
        try {
            for (int i = 0; ; i++) {
                int n = fra.getInputStream().read(sending);
                if (n < 0 || i == slipp) {
                    frosset = n >= 0;
                    return; // both ends stay open
                }
                til.getOutputStream().write(sending, 0, n);
            }
        } catch (IOException e) {
            // one of the two ends is gone, and so goes the other
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
