package org.postern.policy;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.Immutable;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What rules may say: variables with their fields, and functions. Anything else is refused when rules are loaded. */
final class Vocabulary {
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType TEXTS = ListType.create(SimpleType.STRING);
    private static final StructType PARTY = type(
            "Party",
            "pupil staff governor guardian whistle dsl head leaver internal_only suspended ks1 sixth_form ours external"
                    + " receive_only"
                    + " known group school_adult leader safeguarding_role barred personal_mail certificate"
                    + " private_of_staff private_of_pupil resembles_ours resembles_known",
            "address domain band",
            "people");
    private static final StructType MAIL = type(
            "Mail",
            "from_school inbound aligned misaligned claims_ours claims_own unread unread_is_only_unclear has_files"
                    + " names_person names_staff names_pupil names_other_child names_own_child wrong_family_reached"
                    + " names_sender_in_full accuses_recipient private_camera names_camera pictured_with_consent"
                    + " named_with_consent shows_leader_name first_contact auto_forwarded nameless spam_known opened",
            "subject sensitivity label",
            "people visible_households families sent_last_hour sent_last_day social_last_hour social_last_day"
                    + " sent_to_recipient_last_hour unkind_to_recipient spam_score");
    private static final StructType SWITCHES = type(
            "Switches", "", String.join(" ", Switches.KNOWN.keySet()), String.join(" ", Switches.NUMBERS.keySet()));

    static final Map<String, StructType> VARIABLES =
            Map.of("sender", PARTY, "recipient", PARTY, "message", MAIL, "switches", SWITCHES);

    static final Set<String> FUNCTIONS = Set.of(
            "shares_circle",
            "approved_contact",
            "own_teacher",
            "on_list",
            "finds",
            "finds_with",
            "finds_without",
            "speaks_of",
            "speaks_of_with",
            "hints_at",
            "count_of",
            "kinds_of",
            "meets",
            "excepted",
            "relieved",
            "accuses",
            "own_private_account",
            "guardian_of",
            "has_role",
            "accepts",
            "unread_kinds_are",
            "has_kind");

    private Vocabulary() {}

    static Cel cel() {
        CelBuilder builder = CelFactory.plannerCelBuilder().setTypeProvider(new Types());
        VARIABLES.forEach(builder::addVar);
        about(builder, "shares_circle", (a, b) -> a.scope().sharesCircle(a, b));
        about(builder, "approved_contact", (a, b) -> a.scope().approvedContact(a, b));
        about(builder, "own_teacher", (a, b) -> a.scope().ownTeacher(a, b));
        about(builder, "own_private_account", (a, b) -> a.scope().ownPrivateAccount(a, b));
        about(builder, "guardian_of", (a, b) -> a.scope().guardianOf(a, b));
        of(builder, "has_role", PARTY, Party.class, Party::has);
        of(builder, "accepts", PARTY, Party.class, Party::accepts);
        of(builder, "speaks_of", MAIL, MailFacts.class, (m, category) -> m.speaksOf(Look.any(category)));
        of(builder, "hints_at", MAIL, MailFacts.class, MailFacts::hintsAt);
        of(builder, "accuses", MAIL, MailFacts.class, MailFacts::accuses);
        counted(builder, "count_of", MailFacts::countOf);
        counted(builder, "kinds_of", MailFacts::kindsOf);
        rules(builder, "meets", MailFacts::meetsAny);
        rules(builder, "relieved", MailFacts::relieved);
        of(builder, "excepted", MAIL, MailFacts.class, MailFacts::excepted);
        of(builder, "on_list", PARTY, Party.class, (a, list) -> a.scope().listed(a, list));
        of(builder, "finds", MAIL, MailFacts.class, (m, category) -> m.finds(Look.any(category)));
        of(builder, "unread_kinds_are", MAIL, MailFacts.class, MailFacts::unreadKindsAre);
        of(builder, "has_kind", MAIL, MailFacts.class, MailFacts::hasKind);
        marked(builder, "finds_with", (m, category, marks) -> m.finds(Look.with(category, marks)));
        marked(builder, "finds_without", (m, category, marks) -> m.finds(Look.without(category, marks)));
        marked(builder, "speaks_of_with", (m, category, marks) -> m.speaksOf(Look.with(category, marks)));
        return builder.build();
    }

    @Immutable
    private interface Test<A, B> {
        boolean of(A one, B other);
    }

    @Immutable
    private interface Marked {
        boolean of(MailFacts mail, String category, Collection<?> marks);
    }

    @Immutable
    private interface Rules {
        boolean of(MailFacts mail, List<?> rules);
    }

    @Immutable
    private interface Count {
        long of(MailFacts mail, String category);
    }

    private static void about(CelBuilder builder, String name, Test<Party, Party> test) {
        add(
                builder,
                name,
                CelOverloadDecl.newGlobalOverload(name + "_party_party", SimpleType.BOOL, PARTY, PARTY),
                CelFunctionBinding.from(name + "_party_party", Party.class, Party.class, test::of));
    }

    private static <A> void of(
            CelBuilder builder, String name, StructType type, Class<A> javaType, Test<A, String> test) {
        add(
                builder,
                name,
                CelOverloadDecl.newMemberOverload(name + "_text", SimpleType.BOOL, type, TEXT),
                CelFunctionBinding.from(name + "_text", javaType, String.class, test::of));
    }

    private static void marked(CelBuilder builder, String name, Marked look) {
        add(
                builder,
                name,
                CelOverloadDecl.newMemberOverload(name + "_text_texts", SimpleType.BOOL, MAIL, TEXT, TEXTS),
                CelFunctionBinding.from(
                        name + "_text_texts",
                        List.of(MailFacts.class, String.class, List.class),
                        args -> look.of((MailFacts) args[0], (String) args[1], (List<?>) args[2])));
    }

    private static void counted(CelBuilder builder, String name, Count count) {
        add(
                builder,
                name,
                CelOverloadDecl.newMemberOverload(name + "_text", SimpleType.INT, MAIL, TEXT),
                CelFunctionBinding.from(name + "_text", MailFacts.class, String.class, count::of));
    }

    private static void rules(CelBuilder builder, String name, Rules test) {
        add(
                builder,
                name,
                CelOverloadDecl.newMemberOverload(name + "_texts", SimpleType.BOOL, MAIL, TEXTS),
                CelFunctionBinding.from(name + "_texts", MailFacts.class, List.class, test::of));
    }

    private static void add(CelBuilder builder, String name, CelOverloadDecl declared, CelFunctionBinding binding) {
        builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(name, declared));
        builder.addFunctionBindings(CelFunctionBinding.fromOverloads(name, binding));
    }

    private static StructType type(String name, String booleans, String texts, String numbers) {
        ImmutableSet<String> yes = words(booleans);
        ImmutableSet<String> strings = words(texts);
        ImmutableSet<String> ints = words(numbers);
        List<String> all = new ArrayList<>(yes);
        all.addAll(strings);
        all.addAll(ints);
        return StructType.create(name, ImmutableSet.copyOf(all), field -> {
            if (yes.contains(field)) {
                return Optional.of(SimpleType.BOOL);
            }
            if (strings.contains(field)) {
                return Optional.of(SimpleType.STRING);
            }
            return ints.contains(field) ? Optional.of(SimpleType.INT) : Optional.empty();
        });
    }

    private static ImmutableSet<String> words(String text) {
        return text.isEmpty() ? ImmutableSet.of() : ImmutableSet.copyOf(text.split(" ", -1));
    }

    /** Fields of all variables, to guess what somebody meant. */
    static Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        VARIABLES.values().forEach(type -> type.fieldNames().forEach(fields::add));
        return fields;
    }

    private static final class Types implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.of(PARTY, MAIL, SWITCHES);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return types().stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }
}
