#!/bin/sh
# Repeats the measurements of ../benchmarks.md on Debian 12: run.sh [core|throughput|start|people|reading|smime|fuzz]...   (default: all but fuzz)
# Needs a JDK 21 or later and Maven. With "apt install --no-install-recommends postfix rspamd", and as root, Postfix and
# rspamd take part; they run from folders of their own on free loopback ports, the system's instances are not touched.
# FOLDER says where queues and databases are made (default: a folder below the build); it must be on a real disk.
set -eu

root=$(cd -- "$(dirname -- "$(readlink -f -- "$0")")/../../.." && pwd)
cd "$root"
for home in "${POSTERN_JAVA:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk*; do
    [ -n "$home" ] && [ -x "$home/bin/java" ] || continue
    release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null)
    [ "${release:-0}" -lt 21 ] || { java=$home/bin/java; break; }
done
[ -n "${java:-}" ] || { echo "run.sh: a JDK 21 or later is needed; set POSTERN_JAVA" >&2; exit 2; }

rm -rf gateway/relay/target/lib # copying never deletes
mvn -q -B -ntp -Pfast,bench -DskipTests package
folder=${FOLDER:-$root/gateway/bench/target/work}
mkdir -p "$folder"

bench() {
    "$java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC "-Dpostern.conf=$root/conf" \
        -cp "$root/gateway/bench/target/*:$root/gateway/bench/target/lib/*:$root/gateway/relay/target/relay-1.0.0-SNAPSHOT.jar:$root/gateway/relay/target/lib/*" "$@"
}

# the machine's load average says how much of what follows is the neighbours' work
machine() { printf '\n## %s\n%s processors, load %s, %s\n\n' "$1" "$(nproc)" "$(cut -d' ' -f1-3 /proc/loadavg)" "$("$java" -version 2>&1 | head -n 1)"; }

core() { machine core; bench org.openjdk.jmh.Main 'org.postern.bench' -prof org.postern.bench.CpuTime; }

throughput() {
    machine throughput
    bench org.postern.bench.Throughput --folder "$folder" --bytes 2000 --mails 1000 --warm-up 14 --rounds 9
    bench org.postern.bench.Throughput --folder "$folder" --bytes 100000 --mails 200 --warm-up 6 --rounds 7
}

start() {
    machine start
    bench org.postern.bench.Start --folder "$folder"
    printf 'jars of the relay: %s, %s\n' "$(ls gateway/relay/target/lib/*.jar | wc -l)" "$(du -ch gateway/relay/target/lib/*.jar gateway/relay/target/relay-*-SNAPSHOT.jar | tail -n 1 | cut -f1)"
}

# the class path of the scanners' tests
tests() {
    mvn -q -B -ntp -pl scanners org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
        -Dmdep.includeScope=test -Dmdep.outputFile=target/test-classpath >/dev/null
    tests=scanners/target/test-classes:scanners/target/classes:$(cat scanners/target/test-classpath)
}

# with "apt install tesseract-ocr" the tesseract command line takes part
reading() {
    machine reading
    tests
    for what in ReadingCost AgainstTesseract; do
        "$java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx768m -cp "$tests" "org.postern.reader.picture.$what"
    done
}

# a directory of 100,000 people, with no more memory than it may take
people() {
    machine people
    "$java" -Xmx200m -XX:+UseSerialGC "-Dpostern.conf=$root/conf" \
        -cp "$root/gateway/bench/target/*:$root/gateway/bench/target/lib/*:$root/gateway/relay/target/lib/*" org.postern.bench.People
}

# S/MIME against OpenSSL on the same files
smime() {
    machine smime
    bench org.postern.bench.Smime --folder "$folder/smime"
}

# FILES damaged files through real readers, the same for the same SEED; then Jazzer looks for new ones, for at most five
# minutes and 10,000 files
fuzz() {
    machine fuzz
    tests
    "$java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx256m -cp "$tests" \
        org.postern.reader.MutatedFiles "${FILES:-10000}" "${SEED:-3}"
    JAZZER_FUZZ=1 mvn -q -B -ntp -Pfast -pl scanners -Dfuzz=true -Dtest=ReaderFuzzTest test
}

[ $# -gt 0 ] || set -- core throughput start people reading smime
for part in "$@"; do
    case $part in
    core | throughput | start | people | reading | smime | fuzz) "$part" ;;
    *) echo "run.sh: there is no part $part" >&2; exit 2 ;;
    esac
done
