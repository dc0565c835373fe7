package no.ssb.utleggstrekk.skatteetaten.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy leads to a host: that of {@code utleggstrekk.proxy}, else that of Java's own properties ({@code
 * https.proxyHost}). None leads to this machine, nor to the hosts of {@code http.nonProxyHosts}.
 */
final class Proxyvalg extends ProxySelector {
    private final @Nullable URI egen;

    /** @param egen null when the configuration names none */
    Proxyvalg(@Nullable URI egen) {
        this.egen = egen;
    }

    @Override
    public List<Proxy> select(URI url) {
        if (egen == null) {
            ProxySelector java = ProxySelector.getDefault();
            return java == null ? List.of(Proxy.NO_PROXY) : java.select(url);
        }
        return List.of(
                erUtenom(url.getHost())
                        ? Proxy.NO_PROXY
                        : new Proxy(
                                Proxy.Type.HTTP, InetSocketAddress.createUnresolved(egen.getHost(), egen.getPort())));
    }

    /** The proxy that leads there, as {@code host:port}; empty when none does. */
    Optional<String> til(URI url) {
        return select(url).stream()
                .filter(p -> p.type() == Proxy.Type.HTTP)
                .map(Proxy::address)
                .filter(InetSocketAddress.class::isInstance)
                .map(InetSocketAddress.class::cast)
                .map(a -> a.getHostString() + ":" + a.getPort())
                .findFirst();
    }

    /** As Java itself understands the property. */
    private static boolean erUtenom(String vert) {
        return Stream.of(System.getProperty("http.nonProxyHosts", "localhost|127.*|[::1]")
                        .toLowerCase(Locale.ROOT)
                        .split("\\|", -1))
                .map(m -> Pattern.quote(m.strip()).replace("*", "\\E.*\\Q"))
                .anyMatch(vert.toLowerCase(Locale.ROOT)::matches);
    }

    @Override
    public void connectFailed(URI url, SocketAddress adresse, IOException feil) {
        // it is told by who made the call
    }
}
