package org.postern.scan.topic;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postern.scan.FoldedText;
import org.postern.scan.WordLists;
import org.postern.scan.topic.Element.Word;
import org.postern.scan.topic.Phrase.Kind;

/** All topics, put together once. */
final class Topics {
    /** Every file NAME.phrases beside this class. */
    static final List<String> NAMES = List.of(
            "schoolwork",
            "call-for-help",
            "staff-allegation",
            "photo-consent",
            "access-request",
            "foi-request",
            "data-complaint",
            "breach-report",
            "complaint",
            "personal-mail",
            "staff-data",
            "grooming",
            "sexual",
            "threat",
            "drugs",
            "hoax",
            "report",
            "extremism",
            "rude-word",
            "unkindness",
            "hate",
            "proxy-advice",
            "chain-letter",
            "advertising",
            "gambling",
            "party-political",
            "chat-invite",
            "phishing",
            "derogatory",
            "abuse-of-staff");

    /** Marks that say how a topic is meant; those of {@code Look.MARKS} that phrases may give. */
    static final Set<String> MARKS = Set.of(
            "self",
            "other",
            "reported",
            "child",
            "pupil",
            "staff",
            "guardian",
            "stranger",
            "targeted",
            "person",
            "secret",
            "outside",
            "private",
            "named",
            "schoolwork",
            "credentials",
            "secrecy",
            "isolation",
            "gift",
            "age-or-body",
            "move-app",
            "ask-image",
            "flattery",
            "meet",
            "ks1",
            "ks2",
            "secondary",
            "all");

    private static SoftReference<Kept> last = new SoftReference<>(null);

    private final List<Phrase> phrases;
    private final Lexicon lexicon;
    private final int symbols;

    private record Kept(List<ListedPhrase> listed, Topics topics) {}

    private Topics(List<Phrase> phrases, Lexicon lexicon, int symbols) {
        this.symbols = symbols;
        this.phrases = phrases;
        this.lexicon = lexicon;
    }

    /** The last ones stay at hand: a policy is loaded anew more often than its lists change. */
    static synchronized Topics load(List<ListedPhrase> listed) {
        Kept kept = last.get();
        if (kept == null || !kept.listed().equals(listed)) {
            kept = new Kept(List.copyOf(listed), read(listed));
            last = new SoftReference<>(kept);
        }
        return kept.topics();
    }

    private static Topics read(List<ListedPhrase> listed) {
        English english = English.shared();
        Slang slang = Slang.load(english);
        TopicReader reader = new TopicReader(slang, MARKS);
        reader.read("classes.words", WordLists.read(Topics.class, "classes.words"));
        for (String name : NAMES) {
            String file = name + ".phrases";
            reader.read(file, WordLists.read(Topics.class, file));
        }
        return of(english, slang, reader, listed);
    }

    static Topics of(English english, Slang slang, TopicReader reader, List<ListedPhrase> listed) {
        List<Phrase> phrases = new ArrayList<>(reader.phrases());
        listed.forEach(l -> phrases.addAll(phrase(slang, l)));
        NetBuilder.Built net = NetBuilder.build(reader.classes().values(), phrases);
        Set<String> masked =
                Set.copyOf(WordLists.read(Topics.class, "masked.words").lines().toList());
        Lexicon lexicon = new Lexicon(english, slang, Inflections.load(english), net, masked);
        return new Topics(phrases, lexicon, net.symbols().size());
    }

    /** Nothing if there is no word in it. */
    private static List<Phrase> phrase(Slang slang, ListedPhrase listed) {
        List<Element> words = new ArrayList<>();
        for (String word : FoldedText.of(listed.text()).text().split("[^\\p{L}\\p{N}']+", -1)) {
            if (!word.isEmpty()) {
                slang.learn(List.of(word));
                slang.expand(word).forEach(w -> words.add(new Word(w, false)));
            }
        }
        return words.isEmpty()
                ? List.of()
                : List.of(new Phrase(
                        Kind.HIT, listed.category(), listed.confidence(), listed.marks(), false, false, words));
    }

    Phrase phrase(int number) {
        return phrases.get(number);
    }

    int size() {
        return phrases.size();
    }

    Tokens tokens(FoldedText folded) {
        return Tokenizer.tokens(lexicon, folded);
    }

    Chart chart(Tokens tokens) {
        return new Chart(symbols, tokens);
    }
}
