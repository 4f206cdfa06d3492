package org.postern.relay;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import org.postern.model.Verdict;

/** Who may use whom; Maven's modules say the rest. */
@AnalyzeClasses(packages = "org.postern", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {
    private static final String[] CORE = {
        "org.postern.message..",
        "org.postern.model..",
        "org.postern.read..",
        "org.postern.scan..",
        "org.postern.school..",
        "org.postern.policy..",
        "org.postern.inspect.."
    };

    @ArchTest
    static final ArchRule coreIsPure = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.postern.certs..",
                            "org.postern.mailets..",
                            "org.postern.store..",
                            "org.postern.console..",
                            "org.postern.relay..",
                            "java.sql..",
                            "java.net..")
                    .and(not(belongToAnyOf(URLDecoder.class, URI.class, URISyntaxException.class))))
            .because("what judges a mail must give the same answer anywhere: no network, no database, no server");

    @ArchTest
    static final ArchRule certsKnowNothingOfOurs = noClasses()
            .that()
            .resideInAPackage("org.postern.certs..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.postern..").and(resideOutsideOfPackage("org.postern.certs..")))
            .because("encryption is reviewed on its own");

    @ArchTest
    static final ArchRule mailetsStandOnCoreAndCerts = noClasses()
            .that()
            .resideInAPackage("org.postern.mailets..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postern.store..", "org.postern.console..", "org.postern.relay..")
            .because("mailets own their ports; the store implements them");

    @ArchTest
    static final ArchRule consoleOwnsItsPorts = noClasses()
            .that()
            .resideInAPackage("org.postern.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.postern.store..", "org.postern.relay..", "org.postern.mailets..", "org.postern.certs..")
            .because("pages are tested without a server or a database behind them");

    @ArchTest
    static final ArchRule storeKnowsNoServer = noClasses()
            .that()
            .resideInAPackage("org.postern.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postern.console..", "org.postern.relay..", "org.apache.james..")
            .because("the rows outlive the server that wrote them");

    @ArchTest
    static final ArchRule oldMailStaysAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackages("org.postern.mailets..", "org.postern.relay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.mail..", "org.apache.james..", "org.apache.mailet..")
            .because("when James moves to Jakarta Mail, only these two rooms change");

    @ArchTest
    static final ArchRule readingKnowsOnlyMessages = noClasses()
            .that()
            .resideInAPackage("org.postern.read..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.postern.scan..",
                    "org.postern.school..",
                    "org.postern.policy..",
                    "org.postern.model..",
                    "org.postern.inspect..")
            .because("what is in a file does not depend on what is looked for");

    @ArchTest
    static final ArchRule scanningKnowsOnlyTexts = noClasses()
            .that()
            .resideInAPackage("org.postern.scan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.postern.read..", "org.postern.school..", "org.postern.policy..", "org.postern.inspect..")
            .because("scanners say what is there; only rules say what it means");

    @ArchTest
    static final ArchRule policyNeitherReadsNorScans = noClasses()
            .that()
            .resideInAPackage("org.postern.policy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postern.scan..", "org.postern.inspect..")
            .because("rules decide on findings, so that a decision can be repeated without the mail");

    @ArchTest
    static final ArchRule valuesStandAlone = noClasses()
            .that()
            .resideInAnyPackage("org.postern.message..", "org.postern.model..", "org.postern.school..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.postern.read..", "org.postern.scan..", "org.postern.policy..", "org.postern.inspect..")
            .because("everybody shares them");

    @ArchTest
    static final ArchRule verdictsAreRecords = classes()
            .that()
            .implement(Verdict.class)
            .should()
            .beRecords()
            .because("a verdict is a value: it is compared, written down and read back");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .that()
            .resideInAPackage("org.postern..")
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl)(\\$.*)?")
            .because("such a name says nothing about what the class is");
}
