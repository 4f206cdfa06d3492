package org.postern.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postern.message.Address;
import org.postern.message.Message;
import org.postern.message.PartPath;
import org.postern.model.Decision;
import org.postern.model.Finding;
import org.postern.model.Verdict;

/**
 * Finds what would have to go from a mail so that it passes: takes out words, files and other recipients and decides
 * again, the smallest sets first. Bounded: where small sets do not help and the mail is long, the answer is still
 * enough but may not be the smallest.
 */
public final class Counterfactual {
    private static final int MOST_DECISIONS = 1500;
    private static final int MOST_AT_ONCE = 3;
    private static final int MOST_CANDIDATES = 200;

    private final Decider decider;
    private final Removal.Mail mail;
    private final Instant now;
    private final Places files;
    private final Places places;
    private int left = MOST_DECISIONS;

    public Counterfactual(Decider decider, Message message, Evidence evidence, Instant now, Places places) {
        this.decider = decider;
        this.mail = new Removal.Mail(message, evidence);
        this.now = now;
        this.files = places;
        this.places = places.without(evidence.findings());
    }

    /**
     * What came of it.
     *
     * @param without what would have to go, in words; empty if nothing would help
     * @param verdict what the mail would then be
     */
    public record Answer(List<String> without, Verdict verdict) {
        public Answer {
            without = List.copyOf(without);
        }

        public boolean found() {
            return !without.isEmpty();
        }
    }

    /** For one recipient whose copy does not pass, or passes encrypted only; nothing for one whose copy passes. */
    public Optional<Answer> find(Decision decision) {
        if (decision.verdict() instanceof Verdict.Deliver) {
            return Optional.empty();
        }
        left = MOST_DECISIONS;
        List<Removal> candidates = candidates(decision);
        List<Removal> enough = smallest(decision, candidates);
        return Optional.of(
                enough.isEmpty()
                        ? new Answer(List.of(), decision.verdict())
                        : new Answer(words(enough), after(decision, enough)));
    }

    private List<Removal> smallest(Decision decision, List<Removal> candidates) {
        if (!helps(decision, candidates)) {
            return List.of();
        }
        for (int size = 1; size <= Math.min(MOST_AT_ONCE, candidates.size()); size++) {
            Optional<List<Removal>> found = among(decision, candidates, size, 0, List.of());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return thinned(decision, candidates);
    }

    private Optional<List<Removal>> among(
            Decision decision, List<Removal> candidates, int size, int from, List<Removal> chosen) {
        if (chosen.size() == size) {
            left--;
            return helps(decision, chosen) ? Optional.of(chosen) : Optional.empty();
        }
        for (int i = from; i < candidates.size() && left > 0; i++) {
            List<Removal> more = new ArrayList<>(chosen);
            more.add(candidates.get(i));
            Optional<List<Removal>> found = among(decision, candidates, size, i + 1, more);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Puts back one after the other whatever need not go. */
    private List<Removal> thinned(Decision decision, List<Removal> all) {
        List<Removal> kept = new ArrayList<>(all);
        for (Removal each : all.reversed()) {
            List<Removal> less = new ArrayList<>(kept);
            less.remove(each);
            if (!less.isEmpty() && helps(decision, less)) {
                kept = less;
            }
        }
        return kept;
    }

    private boolean helps(Decision decision, List<Removal> removals) {
        return !removals.isEmpty() && better(decision.verdict(), after(decision, removals));
    }

    private static boolean better(Verdict now, Verdict then) {
        return then instanceof Verdict.Deliver
                || (then instanceof Verdict.Encrypt && !(now instanceof Verdict.Encrypt));
    }

    private Verdict after(Decision decision, List<Removal> removals) {
        Removal.Mail rest = mail;
        for (Removal removal : removals) {
            rest = removal.from(rest, files);
        }
        return decider.decide(rest.message(), rest.evidence(), now, decision.recipient())
                .verdict();
    }

    /** What the rules that applied rest on comes first. */
    private List<Removal> candidates(Decision decision) {
        Set<Finding> grounds = new HashSet<>();
        decision.reasons().forEach(reason -> grounds.addAll(reason.findings()));
        List<Removal> all = new ArrayList<>();
        clusters().stream()
                .sorted(Comparator.comparing(words -> words.findings().stream().noneMatch(grounds::contains)))
                .forEach(all::add);
        files.files().keySet().stream()
                .filter(part -> !part.equals(PartPath.ROOT))
                .sorted(Comparator.comparing(PartPath::value))
                .map(Removal.File::new)
                .forEach(all::add);
        for (Address other : mail.message().envelope().recipients()) {
            if (!other.equals(decision.recipient())) {
                all.add(new Removal.Recipient(other));
            }
        }
        return all.subList(0, Math.min(all.size(), MOST_CANDIDATES));
    }

    /** Findings that share words go together; so do the same words in another place. */
    private List<Removal.Words> clusters() {
        List<Finding> findings = mail.evidence().findings().stream()
                .filter(f -> f.span().end() > f.span().start())
                .sorted(Comparator.comparing((Finding f) -> f.part().value())
                        .thenComparingInt(f -> f.span().start())
                        .thenComparingInt(f -> -f.span().end()))
                .toList();
        Map<String, List<Finding>> byText = new LinkedHashMap<>();
        List<Finding> cluster = new ArrayList<>();
        int end = 0;
        for (Finding finding : findings) {
            boolean joins = !cluster.isEmpty()
                    && cluster.getFirst().part().equals(finding.part())
                    && finding.span().start() < end;
            if (!joins) {
                file(cluster, byText);
                cluster = new ArrayList<>();
                end = 0;
            }
            cluster.add(finding);
            end = Math.max(end, finding.span().end());
        }
        file(cluster, byText);
        return byText.values().stream().map(Removal.Words::new).toList();
    }

    private void file(List<Finding> cluster, Map<String, List<Finding>> byText) {
        if (!cluster.isEmpty()) {
            String said = cluster.stream().map(this::said).distinct().collect(Collectors.joining("\n"));
            String text = said.isBlank()
                    ? cluster.getFirst().part() + " " + cluster.getFirst().span()
                    : said;
            byText.computeIfAbsent(text, t -> new ArrayList<>()).addAll(cluster);
        }
    }

    private String said(Finding finding) {
        return mail.evidence().words().of(finding).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private List<String> words(List<Removal> removals) {
        Map<String, Integer> counted = new LinkedHashMap<>();
        removals.forEach(removal -> counted.merge(words(removal), 1, Integer::sum));
        return counted.entrySet().stream()
                .map(e -> e.getKey() + (e.getValue() > 1 ? " (" + e.getValue() + " of them)" : ""))
                .toList();
    }

    private String words(Removal removal) {
        return switch (removal) {
            case Removal.Words(List<Finding> findings) ->
                new Naming(mail.evidence().words(), places).of(findings);
            case Removal.File(PartPath part) -> places.file(part);
            case Removal.Recipient(Address address) -> "the recipient " + address;
        };
    }
}
