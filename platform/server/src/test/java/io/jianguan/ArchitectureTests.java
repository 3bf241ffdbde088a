package io.jianguan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.web.bind.annotation.RestController;

/** Rules of the house, each with its reason and its remedy. */
@AnalyzeClasses(packages = "io.jianguan", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule onlyTheEngineModuleKnowsCamunda = noClasses()
            .that()
            .resideOutsideOfPackages("io.jianguan.engine..", "io.jianguan.exporter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.camunda..")
            .because("the engine can be replaced only while one module names it; ask for what you need in Engine");

    @ArchTest
    static final ArchRule onlyTheFormModuleRunsScripts = noClasses()
            .that()
            .resideOutsideOfPackage("io.jianguan.form..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.graalvm.polyglot..", "groovy..")
            .because("a designer's text must never run code; use Feel for expressions");

    @ArchTest
    static final ArchRule controllersAreNobodysBusiness = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .bePackagePrivate()
            .because("other modules use a module's facade, never its REST interface");

    @ArchTest
    static final ArchRule nothingSleeps = noClasses()
            .that()
            .resideOutsideOfPackages("io.jianguan.embedded..", "io.jianguan.exporter..")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because(
                    "waiting for a time is waiting for luck; wait for the condition (other processes can only be polled)");

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .that()
            .resideOutsideOfPackage("io.jianguan.embedded..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .because("tests drive the clock; take a java.time.Clock");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .because("such names hide that a class holds no idea of its own; name the idea");
}
