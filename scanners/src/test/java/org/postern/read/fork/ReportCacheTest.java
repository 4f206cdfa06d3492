package org.postern.read.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.postern.message.Part;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;
import org.postern.read.Reading;
import org.postern.read.Sign;

class ReportCacheTest {
    private static final FileKind PNG = new FileKind("png", "image/png", FileKind.Group.PICTURE);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);
    private final ReportCache cache = new ReportCache(10_000, Duration.ofHours(1), clock::get);

    @Test
    void answersAsIfTheFileStoodWhereItIsAskedFor() throws Exception {
        keep(part("2", "logo.png"), report(part("2", "logo.png"), Reading.WHOLE));
        FileReport found = find(part("3.1", "image002.png")).orElseThrow();
        assertThat(found.items().getFirst().path()).isEqualTo(new PartPath("3.1"));
        assertThat(found.items().getFirst().name()).hasValue("image002.png");
        assertThat(found.items().getFirst().text().orElseThrow().path()).isEqualTo(new PartPath("3.1"));
        assertThat(found.items().get(1).path()).isEqualTo(new PartPath("3.1/code.txt"));
        assertThat(found.cpu()).isZero();
    }

    @Test
    void tellsNobodyTheNameOfAnothersFile() throws Exception {
        keep(
                part("2", "amy.png"),
                report(part("2", "amy.png"), new Reading.Unreadable("The png file amy.png is damaged.")));
        assertThat(find(part("2", "ben.png"))).isEmpty();
        assertThat(find(part("2", "amy.png"))).isPresent();
    }

    @Test
    void knowsAnotherEndingOrTypeForAnotherFile() throws Exception {
        keep(part("2", "logo.png"), report(part("2", "logo.png"), Reading.WHOLE));
        assertThat(find(part("2", "logo.exe"))).isEmpty();
    }

    @Test
    void forgetsAfterAnHour() throws Exception {
        keep(part("2", "logo.png"), report(part("2", "logo.png"), Reading.WHOLE));
        clock.set(NOON.plus(Duration.ofHours(1)));
        assertThat(find(part("2", "logo.png"))).isEmpty();
        assertThat(cache.size()).isZero();
    }

    @Test
    void keepsNeitherWhatIsSealedNorWhatWasBrokenOff() throws Exception {
        Part part = part("2", "logo.png");
        keep(part, report(part, Reading.SEALED));
        keep(part, report(part, new Reading.Partly("Reading it takes too long.")));
        FileItem suspected = new FileItem(
                part.path(),
                part.fileName(),
                PNG,
                Reading.WHOLE,
                Optional.empty(),
                List.of(Sign.of(Sign.Kind.INDECENT)));
        keep(part, new FileReport(List.of(suspected), 1, 0, Duration.ZERO));
        assertThat(cache.size()).isZero();
    }

    @Test
    void staysSmall() throws Exception {
        for (int i = 0; i < 200; i++) {
            Part part = Pools.part("2", "logo.png", "picture " + i);
            keep(part, report(part, Reading.WHOLE));
            assertThat(cache.size()).isLessThanOrEqualTo(10_000);
        }
        assertThat(find(Pools.part("2", "logo.png", "picture 199"))).isPresent();
        assertThat(find(Pools.part("2", "logo.png", "picture 0"))).isEmpty();
    }

    private static Part part(String path, String name) {
        return Pools.part(path, name, "the same picture");
    }

    private static FileReport report(Part part, Reading reading) {
        FileItem root = new FileItem(
                part.path(), part.fileName(), PNG, reading, Optional.of(PartText.of(part.path(), "School")), List.of());
        FileItem inside = FileItem.bare(part.path().inside("code.txt"), Optional.of("code.txt"), PNG, Reading.WHOLE);
        return new FileReport(List.of(root, inside), 10, 0, Duration.ofSeconds(1));
    }

    private void keep(Part part, FileReport report) throws Exception {
        cache.keep(FileKey.of(part, FileLimits.DEFAULT), part, report);
    }

    private Optional<FileReport> find(Part part) throws Exception {
        return cache.find(FileKey.of(part, FileLimits.DEFAULT).both(), part);
    }
}
