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
                    + " known group",
            "address domain",
            "people");
    private static final StructType MAIL = type(
            "Mail",
            "from_school inbound aligned misaligned claims_ours claims_own unread unread_is_only_unclear",
            "subject sensitivity",
            "people");
    private static final StructType SWITCHES =
            type("Switches", "", String.join(" ", new TreeSet<>(Switches.KNOWN.keySet())), "");

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
            "unread_kinds_are",
            "has_kind");

    private Vocabulary() {}

    static Cel cel() {
        CelBuilder builder = CelFactory.plannerCelBuilder().setTypeProvider(new Types());
        VARIABLES.forEach(builder::addVar);
        about(builder, "shares_circle", (a, b) -> a.scope().sharesCircle(a, b));
        about(builder, "approved_contact", (a, b) -> a.scope().approvedContact(a, b));
        about(builder, "own_teacher", (a, b) -> a.scope().ownTeacher(a, b));
        of(builder, "on_list", PARTY, Party.class, (a, list) -> a.scope().listed(a, list));
        of(builder, "finds", MAIL, MailFacts.class, (m, category) -> m.finds(Look.any(category)));
        of(builder, "unread_kinds_are", MAIL, MailFacts.class, MailFacts::unreadKindsAre);
        of(builder, "has_kind", MAIL, MailFacts.class, MailFacts::hasKind);
        marked(builder, "finds_with", Look::with);
        marked(builder, "finds_without", Look::without);
        return builder.build();
    }

    @Immutable
    private interface Test<A, B> {
        boolean of(A one, B other);
    }

    @Immutable
    private interface Marked {
        Look of(String category, Collection<?> marks);
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
                        args -> ((MailFacts) args[0]).finds(look.of((String) args[1], (List<?>) args[2]))));
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
