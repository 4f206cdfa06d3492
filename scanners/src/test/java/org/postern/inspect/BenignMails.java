package org.postern.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes ordinary mails of school life from banks of texts, one text a paragraph, in src/test/resources/benign. Anybody
 * may add to them: {@code {mate}}, {@code {child}}, {@code {day}}, {@code {time}}, {@code {n}}, {@code {n3}},
 * {@code {price}}, {@code {from}} and {@code {to}} are filled in.
 */
final class BenignMails {
    private static final Path BANKS = Path.of("src", "test", "resources", "benign");
    private static final String PUPILS = "@pupils.larkfield.sch.example";
    private static final String STAFF = "@larkfield.sch.example";
    private static final long SEED = 20261124;

    /** What children's mail is called in the report, and staff's, and that of others. */
    enum Writer {
        PUPIL,
        STAFF,
        OUTSIDE
    }

    /** One that should go through untouched. */
    record Benign(Writer writer, Case mail, String text) {}

    /** Who writes to whom, with the names they call each other by; child is the pupil it is about, if any. */
    private record Pair(String from, String fromName, String to, String toName, String child) {
        Pair turned() {
            return new Pair(to, toName, from, fromName, child);
        }
    }

    /** A kind of mail: how many, which texts, which texts it may answer, and between whom. */
    private record Kind(Writer writer, int count, String bank, String answers, List<Pair> pairs) {
        boolean child() {
            return writer == Writer.PUPIL;
        }
    }

    private static final Map<String, List<String>> CLASSES = new LinkedHashMap<>();

    static {
        CLASSES.put(
                "k.whitlock,Mrs Whitlock",
                List.of("maya.okafor", "jake.tilley", "tom.beddoes", "priya.nair", "ellie.marsh", "kuba.nowak"));
        CLASSES.put("c.finlay,Miss Finlay", List.of("oscar.finch", "zara.hussain"));
        CLASSES.put("t.adeyemi,Mr Adeyemi", List.of("kofi.mensah", "isla.brandt", "leo.harper"));
    }

    private static final List<String> SECONDARY = List.of("hannah.price", "amir.yilmaz", "dylan.rees");
    private static final List<String> COLLEAGUES = List.of(
            "k.whitlock,Kate",
            "c.lowe,Carys",
            "t.adeyemi,Tayo",
            "c.finlay,Clare",
            "j.rowe,John",
            "r.kemp,Rob",
            "a.pryce,Anne",
            "m.carver,Mary",
            "s.bright,Sam",
            "head,Dr Hale",
            "b.osei,Bea",
            "office,Paul",
            "finance,Jo",
            "allstaff,all");
    private static final List<String> PARENTS = List.of(
            "k.whitlock,Mrs Whitlock,n.okafor@freemail.example,Ms Okafor,Maya",
            "k.whitlock,Mrs Whitlock,l.tilley@freemail.example,Mrs Tilley,Jake",
            "k.whitlock,Mrs Whitlock,s.nair@freemail.example,Mrs Nair,Priya",
            "k.whitlock,Mrs Whitlock,d.marsh@freemail.example,Mr Marsh,Ellie",
            "k.whitlock,Mrs Whitlock,s.beddoes@freemail.example,Mrs Beddoes,Tom",
            "c.finlay,Miss Finlay,p.finch@freemail.example,Mr Finch,Oscar",
            "c.finlay,Miss Finlay,r.hussain@btmail.example,Mr Hussain,Zara",
            "t.adeyemi,Mr Adeyemi,j.harper@freemail.example,Mrs Harper,Leo",
            "t.adeyemi,Mr Adeyemi,m.harper@btmail.example,Mr Harper,Leo",
            "office,Mr Stubbs,n.okafor@freemail.example,Ms Okafor,Maya",
            "office,Mr Stubbs,p.finch@freemail.example,Mr Finch,Oscar",
            "head,Dr Hale,s.nair@freemail.example,Mrs Nair,Priya");
    private static final List<String> PARTNERS = List.of(
            "sales@vendor.example",
            "kitchen@caterer.example",
            "jobs@boilers.example",
            "bookings@coaches.example",
            "bookings@outdoor.example",
            "senco@highfield.sch.example",
            "news@gazette.example",
            "admissions@shirecounty.gov.example");
    private static final List<String> DAYS = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday");

    private final Random random = new Random(SEED);
    private final Map<String, List<String>> banks = new HashMap<>();

    static Set<String> texts() {
        BenignMails mails = new BenignMails();
        return mails.kinds().stream()
                .flatMap(kind -> mails.bank(kind.bank()).stream())
                .collect(Collectors.toSet());
    }

    static List<Benign> all() {
        BenignMails mails = new BenignMails();
        return mails.kinds().stream().flatMap(mails::of).toList();
    }

    private List<Kind> kinds() {
        List<Pair> ks2 = new ArrayList<>();
        List<Pair> toTeachers = new ArrayList<>();
        CLASSES.forEach((teacher, pupils) -> {
            ks2.addAll(among(pupils));
            pupils.forEach(pupil -> toTeachers.add(pupilTo(pupil, teacher)));
        });
        List<Pair> young = Stream.of("alfie.cole", "poppy.lane")
                .map(p -> pupilTo(p, "c.lowe,Miss Lowe"))
                .toList();
        List<Pair> older = SECONDARY.stream()
                .map(pupil -> pupilTo(pupil, "j.rowe,Mr Rowe"))
                .toList();
        List<Pair> sixth = Stream.of("j.rowe,Mr Rowe", "s.bright,Mr Bright", "b.osei,Mrs Osei")
                .map(staff -> pupilTo("grace.adomako", staff))
                .toList();
        List<Pair> toPupils = Stream.of(toTeachers, older)
                .flatMap(List::stream)
                .map(Pair::turned)
                .toList();
        List<Pair> parents = PARENTS.stream().map(BenignMails::parent).toList();
        List<Pair> toParents = parents.stream().map(Pair::turned).toList();
        List<Pair> out = PARTNERS.stream().flatMap(BenignMails::partner).toList();
        return List.of(
                new Kind(Writer.PUPIL, 120, "ks1-teacher", "", young),
                new Kind(Writer.PUPIL, 520, "ks2-ks2", "ks2-ks2", ks2),
                new Kind(Writer.PUPIL, 240, "ks2-staff", "staff-pupils", toTeachers),
                new Kind(Writer.PUPIL, 420, "secondary", "secondary", among(SECONDARY)),
                new Kind(Writer.PUPIL, 180, "secondary-staff", "staff-pupils", older),
                new Kind(Writer.PUPIL, 80, "sixth-staff", "", sixth),
                new Kind(Writer.STAFF, 140, "staff-pupils", "ks2-staff", toPupils),
                new Kind(Writer.STAFF, 380, "staff-staff", "staff-staff", colleagues()),
                new Kind(Writer.STAFF, 340, "staff-parents", "parents-staff", toParents),
                new Kind(Writer.STAFF, 180, "partners-out", "partners-in", out),
                new Kind(Writer.OUTSIDE, 300, "parents-staff", "staff-parents", parents),
                new Kind(
                        Writer.OUTSIDE,
                        160,
                        "partners-in",
                        "partners-out",
                        out.stream().map(Pair::turned).toList()));
    }

    private static List<Pair> among(List<String> pupils) {
        return pupils.stream()
                .flatMap(from -> pupils.stream()
                        .filter(to -> !to.equals(from))
                        .map(to -> new Pair(from + PUPILS, first(from), to + PUPILS, first(to), first(to))))
                .toList();
    }

    private static Pair pupilTo(String pupil, String staff) {
        String[] who = staff.split(",", -1);
        return new Pair(pupil + PUPILS, first(pupil), who[0] + STAFF, who[1], first(pupil));
    }

    private static Pair parent(String row) {
        String[] cell = row.split(",", -1);
        return new Pair(cell[2], cell[3], cell[0] + STAFF, cell[1], cell[4]);
    }

    private static Stream<Pair> partner(String address) {
        return Stream.of("office,Mr Stubbs", "finance,Ms Dunn", "b.osei,Mrs Osei")
                .map(staff -> staff.split(",", -1))
                .map(who -> new Pair(who[0] + STAFF, who[1], address, "there", ""));
    }

    private static List<Pair> colleagues() {
        return COLLEAGUES.stream()
                .map(row -> row.split(",", -1))
                .filter(from -> !from[0].equals("allstaff"))
                .flatMap(from -> COLLEAGUES.stream()
                        .map(row -> row.split(",", -1))
                        .filter(to -> !to[0].equals(from[0]))
                        .map(to -> new Pair(from[0] + STAFF, from[1], to[0] + STAFF, to[1], "")))
                .toList();
    }

    private static String first(String pupil) {
        return pupil.substring(0, 1).toUpperCase(Locale.ROOT) + pupil.substring(1, pupil.indexOf('.'));
    }

    private Stream<Benign> of(Kind kind) {
        return Stream.iterate(1, number -> number + 1).limit(kind.count()).map(number -> {
            Pair pair = pick(kind.pairs());
            String subject = filled(pick(bank(kind.child() ? "subjects-child" : "subjects-adult")), pair);
            String body = body(kind, pair);
            String id = kind.bank() + "-" + number;
            MadeMail mail = new MadeMail(id, pair.from(), pair.to(), subject, body, "");
            return new Benign(kind.writer(), mail.labelled("deliver", Set.of()), subject + " / " + body);
        });
    }

    private String body(Kind kind, Pair pair) {
        String ages = kind.child() ? "child" : "adult";
        StringBuilder body = new StringBuilder();
        if (chance(50)) {
            boolean upwards = kind.child() && pair.to().endsWith(STAFF);
            body.append(filled(pick(bank("greetings-" + (upwards ? "to-staff" : ages))), pair))
                    .append("\n\n");
        }
        body.append(voice(kind, filled(pick(bank(kind.bank())), pair)));
        if (chance(35)) {
            body.append(pick(List.of(" ", "\n", "\n\nps "))).append(voice(kind, filled(pick(bank(kind.bank())), pair)));
        }
        if (kind.writer() == Writer.STAFF && chance(60)) {
            body.append("\n\n").append(filled(pick(bank("signatures")), pair));
        } else if (chance(60)) {
            body.append("\n").append(filled(pick(bank("closings-" + ages)), pair));
        }
        if (!kind.answers().isEmpty() && chance(25)) {
            String old = filled(pick(bank(kind.answers())), pair.turned());
            body.append("\n\nOn Mon, 23 Nov 2026 at 08:41, ")
                    .append(pair.toName())
                    .append(" wrote:\n");
            old.lines().forEach(line -> body.append("> ").append(line).append('\n'));
        }
        return body.toString();
    }

    /** Children type as they like. */
    private String voice(Kind kind, String text) {
        if (!kind.child()) {
            return text;
        }
        return switch (random.nextInt(8)) {
            case 0 -> text.toLowerCase(Locale.ROOT);
            case 1 -> text + "!!!";
            case 2 -> text + " 😂😂";
            case 3 -> text.replace("you", "u").replace("are", "r");
            case 4 -> text.toUpperCase(Locale.ROOT);
            case 5 -> text + " lol";
            default -> text;
        };
    }

    private String filled(String text, Pair pair) {
        return text.replace("{from}", pair.fromName())
                .replace("{to}", pair.toName())
                .replace("{child}", pair.child())
                .replace("{mate}", pick(List.of("Sam", "Freya", "Arlo", "Noor", "Ben", "Lily")))
                .replace("{day}", pick(DAYS))
                .replace("{time}", pick(List.of("9.10", "3.15", "half past 3", "12:40", "4pm", "3.30 pm")))
                .replace("{n3}", "%03d".formatted(random.nextInt(1000)))
                .replace("{n}", String.valueOf(2 + random.nextInt(60)))
                .replace("{price}", "£%d.%02d".formatted(3 + random.nextInt(90), random.nextInt(100)));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private List<String> bank(String name) {
        return banks.computeIfAbsent(name, n -> {
            try {
                return Stream.of(Files.readString(BANKS.resolve(n + ".txt")).split("\n\\s*\n", -1))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
