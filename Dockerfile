# The job as an image. The jar is built first: mvn -q -DskipTests package
#
# It runs as any user, with its root file system read-only. What is written: /data/utleggstrekk (the output), and /tmp, where
# compression unpacks a program and runs it, so not noexec. The database is another container or host.
FROM eclipse-temurin:17-jre AS utpakket
COPY target/utleggstrekk.jar /tmp/utleggstrekk.jar
RUN java -Djarmode=tools -jar /tmp/utleggstrekk.jar extract --destination /opt/utleggstrekk

FROM eclipse-temurin:17-jre
# libraries change seldom, the program often
COPY --from=utpakket /opt/utleggstrekk/lib /opt/utleggstrekk/lib
COPY --from=utpakket /opt/utleggstrekk/utleggstrekk.jar /opt/utleggstrekk/utleggstrekk.jar
COPY jobs/utleggstrekk /opt/utleggstrekk/utleggstrekk
# the archive of loaded classes, by the Java that will use it; and folders that a volume takes its rights from
RUN /opt/utleggstrekk/utleggstrekk arkiv && install -d -o 10001 -g 0 -m 2770 /data/utleggstrekk /noekler
# a connector for another file system (docs/filsystemer.md): a folder mounted at /opt/utleggstrekk/koblinger
WORKDIR /tmp
USER 10001:0
ENTRYPOINT ["/opt/utleggstrekk/utleggstrekk"]
CMD ["--help"]
