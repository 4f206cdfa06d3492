package org.postern.relay;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postern.inspect.Inspector;
import org.postern.message.Limits;
import org.postern.message.PartText;
import org.postern.model.PolicyProblem;
import org.postern.policy.Lists;
import org.postern.policy.PolicyFiles;
import org.postern.policy.PolicyLoader;
import org.postern.policy.PolicyOutcome;
import org.postern.policy.Rulebook;
import org.postern.read.MimePartReader;
import org.postern.relay.settings.Settings;
import org.postern.scan.KnownPlaces;
import org.postern.scan.PublicNumbers;
import org.postern.scan.ScanOutcome;
import org.postern.scan.Scanners;

/** Puts the core together from settings: the one place that knows which reader and which scanners judge. */
public final class Judging {
    private static final ZoneId SCHOOL_TIME = ZoneId.of("Europe/London");

    private Judging() {}

    public static PolicyFiles files(Settings settings) {
        Settings.Files files = settings.files();
        return new PolicyFiles(
                files.policy(),
                files.lists(),
                files.directory(),
                files.notices(),
                Set.copyOf(settings.school().domains()));
    }

    /** @throws PolicyRefused with every problem of policy, lists, directory and notices */
    public static Inspector inspector(PolicyFiles files, InstantSource clock) throws PolicyRefused {
        return switch (PolicyLoader.load(files)) {
            case PolicyOutcome.Loaded loaded ->
                new Inspector(
                        loaded.rulebook(),
                        new MailReading(),
                        new MimePartReader(Limits.DEFAULT),
                        rulebook -> scanners(rulebook, clock),
                        clock);
            case PolicyOutcome.Rejected(List<PolicyProblem> problems) -> throw new PolicyRefused(problems);
        };
    }

    private static Function<PartText, ScanOutcome> scanners(Rulebook rulebook, InstantSource clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), SCHOOL_TIME);
        Lists lists = rulebook.policy().lists();
        Set<String> own = lists.values("school-postcodes", today);
        Scanners scanners = Scanners.of(
                PublicNumbers.of(lists.values("public-numbers", today)),
                KnownPlaces.of(own, own.stream().map(Judging::area).collect(Collectors.toSet())));
        return scanners::scan;
    }

    /** The letters that a postcode begins with; the school's own area counts even where Royal Mail does not list it. */
    private static String area(String postcode) {
        return postcode.strip().toUpperCase(Locale.ROOT).replaceFirst("[^A-Z].*", "");
    }
}
