package no.ssb.utleggstrekk.verktoey;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A token endpoint that keeps what it was sent, and answers as told; after that it gives a token. */
public final class Opptakstjener implements AutoCloseable {
    private record Tokensvar(int status, String kropp) {}

    public final List<String> sendt = new CopyOnWriteArrayList<>();
    private final Queue<Tokensvar> svar = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    public Opptakstjener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::svar);
        server.start();
    }

    public Opptakstjener svarer(int status, String kropp) {
        svar.add(new Tokensvar(status, kropp));
        return this;
    }

    public String url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token")
                .toString();
    }

    /** The grants it was sent, in order. */
    public List<SignedJWT> grants() throws ParseException {
        List<SignedJWT> alle = new CopyOnWriteArrayList<>();
        for (String skjema : sendt) {
            String assertion = skjema.replaceAll(".*&assertion=", "");
            alle.add(SignedJWT.parse(URLDecoder.decode(assertion, StandardCharsets.UTF_8)));
        }
        return alle;
    }

    private void svar(HttpExchange utveksling) throws IOException {
        sendt.add(new String(utveksling.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Tokensvar neste = svar.poll();
        Tokensvar ett = neste == null ? new Tokensvar(200, "{\"access_token\":\"t\",\"expires_in\":120}") : neste;
        byte[] kropp = ett.kropp.getBytes(StandardCharsets.UTF_8);
        utveksling.sendResponseHeaders(ett.status, kropp.length == 0 ? -1 : kropp.length);
        utveksling.getResponseBody().write(kropp);
        utveksling.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
