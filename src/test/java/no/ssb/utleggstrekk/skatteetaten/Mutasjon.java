package no.ssb.utleggstrekk.skatteetaten;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One way a body can be wrong, drawn from a seed. */
enum Mutasjon {
    KUTTET(true) {
        @Override
        byte[] av(String kropp, SplittableRandom tilfeldig) {
            return utf8(kropp.substring(0, tilfeldig.nextInt(kropp.length() - 1)));
        }
    },
    FEIL_BYTE(false) {
        @Override
        byte[] av(String kropp, SplittableRandom tilfeldig) {
            byte[] ut = utf8(kropp);
            for (int i = 0, n = 1 + tilfeldig.nextInt(20); i < n; i++) {
                ut[tilfeldig.nextInt(ut.length)] = (byte) tilfeldig.nextInt(256);
            }
            return ut;
        }
    },
    FEIL_TYPE(false) {
        @Override
        byte[] av(String kropp, SplittableRandom tilfeldig) {
            String ut = kropp;
            for (int i = 0, n = 1 + tilfeldig.nextInt(3); i < n; i++) {
                ut = byttVerdi(ut, VERDIER.get(tilfeldig.nextInt(VERDIER.size())), tilfeldig);
            }
            return utf8(ut);
        }
    },
    STORT_TALL(false) {
        @Override
        byte[] av(String kropp, SplittableRandom tilfeldig) {
            String tall = (tilfeldig.nextBoolean() ? "-" : "") + "9".repeat(1 + tilfeldig.nextInt(120));
            String hale = tilfeldig.nextBoolean() ? "" : "e" + (tilfeldig.nextInt(2_000_000_000) - 1_000_000_000);
            String verdi = tilfeldig.nextInt(4) == 0 ? "\"" + tall + "\"" : tall + hale;
            return utf8(byttVerdi(kropp, verdi, tilfeldig));
        }
    },
    DYPT(true) {
        @Override
        byte[] av(String kropp, SplittableRandom tilfeldig) {
            int dybde = 60 + tilfeldig.nextInt(100_000);
            String verdi = tilfeldig.nextBoolean()
                    ? "[".repeat(dybde) + "]".repeat(dybde)
                    : "{\"a\":".repeat(dybde) + "1" + "}".repeat(dybde);
            return utf8(byttVerdi(kropp, verdi, tilfeldig));
        }
    },
    FEIL_TEGNSETT(false) {
        @Override
        byte[] av(String kropp, SplittableRandom tilfeldig) {
            String norsk = byttVerdi(kropp, "\"Ærlig Øy på Å\"", tilfeldig);
            Charset sett = List.of(
                            StandardCharsets.ISO_8859_1,
                            StandardCharsets.UTF_16LE,
                            StandardCharsets.UTF_16BE,
                            StandardCharsets.UTF_16,
                            Charset.forName("UTF-32"),
                            Charset.forName("IBM037"))
                    .get(tilfeldig.nextInt(6));
            return norsk.getBytes(sett);
        }
    },
    TO_GANGER(true) {
        @Override
        byte[] av(String kropp, SplittableRandom tilfeldig) {
            List<MatchResult> felt = Pattern.compile("\"[a-zA-Z]+\":(\"[^\"]*\"|-?[0-9]+),")
                    .matcher(kropp)
                    .results()
                    .toList();
            MatchResult ett = felt.get(tilfeldig.nextInt(felt.size()));
            return utf8(kropp.substring(0, ett.end()) + ett.group() + kropp.substring(ett.end()));
        }
    },
    HALE(true) {
        @Override
        byte[] av(String kropp, SplittableRandom tilfeldig) {
            return utf8(
                    kropp + List.of("x", "{}", "]", "null", "\u0000", "<html>").get(tilfeldig.nextInt(6)));
        }
    },
    MANGE_NYE_FELT(false) {
        @Override
        byte[] av(String kropp, SplittableRandom tilfeldig) {
            StringBuilder felt = new StringBuilder();
            for (int i = 0, n = 1 + tilfeldig.nextInt(2000); i < n; i++) {
                felt.append("\"nytt%dfelt%s\":%d,".formatted(i, Long.toString(tilfeldig.nextLong(), 36), i));
            }
            int sted = kropp.indexOf('{', tilfeldig.nextInt(kropp.lastIndexOf('{') + 1));
            return utf8(kropp.substring(0, sted + 1) + felt + kropp.substring(sted + 1));
        }
    },
    STOEY(true) {
        @Override
        byte[] av(String kropp, SplittableRandom tilfeldig) {
            ByteArrayOutputStream ut = new ByteArrayOutputStream();
            // the first byte begins no JSON
            ut.write(0xFF);
            for (int i = 0, n = tilfeldig.nextInt(20_000); i < n; i++) {
                ut.write(tilfeldig.nextInt(256));
            }
            return ut.toByteArray();
        }
    };

    private static final List<String> VERDIER = List.of(
            "true",
            "false",
            "\"\"",
            "\" \"",
            "\"x\"",
            "[]",
            "{}",
            "[[]]",
            "[{}]",
            "[null]",
            "0",
            "-1",
            "1.5",
            "1e3",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\\n\"",
            "\"2026-13-45\"",
            "\"00000000000\"",
            "\"" + "z".repeat(5000) + "\"",
            "1e-400",
            "12345678901234567890",
            "\"-1998\"",
            "\"NaN\"");

    /** Whether no such body can be read. */
    final boolean alltidUleselig;

    Mutasjon(boolean alltidUleselig) {
        this.alltidUleselig = alltidUleselig;
    }

    abstract byte[] av(String kropp, SplittableRandom tilfeldig);

    private static byte[] utf8(String tekst) {
        return tekst.getBytes(StandardCharsets.UTF_8);
    }

    /** Puts another value in the place of one drawn. */
    private static String byttVerdi(String kropp, String verdi, SplittableRandom tilfeldig) {
        List<MatchResult> verdier = Pattern.compile(":(\"[^\"]*\"|-?[0-9]+|true|false|\\[|\\{)")
                .matcher(kropp)
                .results()
                .filter(m -> !m.group(1).matches("[\\[{]"))
                .toList();
        if (verdier.isEmpty()) {
            return kropp;
        }
        MatchResult en = verdier.get(tilfeldig.nextInt(verdier.size()));
        return kropp.substring(0, en.start(1)) + verdi + kropp.substring(en.end(1));
    }
}
