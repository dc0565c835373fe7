package no.ssb.utleggstrekk.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;

/** Processes with the class path of the tests. */
final class Klasser {
    private Klasser() {}

    /** Of this JDK. */
    static List<String> kommando(List<String> jvm, Class<?> klasse, String... argumenter) {
        return kommando(Path.of(System.getProperty("java.home")), jvm, klasse.getName(), argumenter);
    }

    /** Of any JDK. */
    static List<String> kommando(Path jdk, List<String> jvm, String klasse, String... argumenter) {
        List<String> kommando = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        kommando.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray())); // as spark-submit opens Java for Spark
        kommando.addAll(jvm);
        kommando.addAll(List.of("-cp", System.getProperty("java.class.path"), klasse));
        kommando.addAll(List.of(argumenter));
        return kommando;
    }
}
