package no.ssb.utleggstrekk.simulator;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** How often each par was answered, one byte per par: counts up to 127 and stays there. */
final class Parteller {
    private static final VarHandle BYTE = MethodHandles.arrayElementVarHandle(byte[].class);

    private final byte[] antall;

    Parteller(int antallPar) {
        antall = new byte[antallPar];
    }

    int antallPar() {
        return antall.length;
    }

    void tell(int par) {
        byte foer;
        do {
            foer = (byte) BYTE.getVolatile(antall, par);
        } while (foer < Byte.MAX_VALUE && !BYTE.compareAndSet(antall, par, foer, (byte) (foer + 1)));
    }

    int av(int par) {
        return (byte) BYTE.getVolatile(antall, par);
    }

    int medMinst(int grense) {
        int par = 0;
        for (int i = 0; i < antall.length; i++) {
            if (av(i) >= grense) {
                par++;
            }
        }
        return par;
    }
}
