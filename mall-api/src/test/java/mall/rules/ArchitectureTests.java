package mall.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import mall.domain.kernel.ShopClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/// What javac and the modules cannot say: docs/architecture.md explains why.
@AnalyzeClasses(packages = "mall", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule transactionsBeginBelowTheWeb = noClasses()
            .that(resideInAnyPackage("mall.api..", "mall.admin..", "mall.web.."))
            .should()
            .beAnnotatedWith(Transactional.class)
            .because("a controller has no transaction; the door that it calls has");

    @ArchTest
    static final ArchRule noMethodOfTheWebHasATransaction = noMethods()
            .that()
            .areDeclaredInClassesThat(resideInAnyPackage("mall.api..", "mall.admin..", "mall.web.."))
            .should()
            .beAnnotatedWith(Transactional.class);

    @ArchTest
    static final ArchRule beansGetWhatTheyNeedInTheirConstructor = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .that(not(generated()))
            .should()
            .haveNameMatching(".*(Impl|Service|DTO|Dto|VO|Vo|Util|Utils|Manager|Helper)")
            .because("such an ending stands where the word for the thing is missing");

    @ArchTest
    static final ArchRule controllersAnswerWithRecords = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .should(notReturnEntities());

    @ArchTest
    static final ArchRule controllersAreNobodyElsesBusiness = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .should()
            .bePackagePrivate()
            .andShould()
            .resideInAnyPackage("mall.api..", "mall.admin..", "mall.web..");

    @ArchTest
    static final ArchRule playsLiveAboveTheOrders = classes()
            .that()
            .implement("mall.domain.orders.pricing.Play")
            .should()
            .resideInAnyPackage("mall.promotion..", "mall.member..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingBelowTheWebKnowsHttp = noClasses()
            .that(resideInAnyPackage("mall.domain..", "mall.member..", "mall.promotion.."))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "jakarta.servlet.."))
            .because("JSON, paths and status codes are the web modules' words");

    @ArchTest
    static final ArchRule onlyTheAdapterKnowsWechat = noClasses()
            .that(not(resideInAnyPackage("mall.api.wechat..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.github.binarywang..", "me.chanjar.."));

    @ArchTest
    static final ArchRule nothingThatIsShippedPlaysWechat = noClasses()
            .that(not(resideInAnyPackage("mall.testing..")))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("wechatsim..", "mall.testing..", "io.zonky..", "org.testcontainers.."))
            .because("the simulator fakes money, and servers are not brought along");

    @ArchTest
    static final ArchRule theShopHasOneClock = noClasses()
            .that(not(belongToAnyOf(ShopClock.class))
                    .and(not(resideInAnyPackage("mall.api.wechat..", "mall.testing.."))))
            .should()
            .accessTargetWhere(anotherClock())
            .because("time comes from the Clock bean, which agrees with the database and which tests move");

    @ArchTest
    static final ArchRule moneyAndIdsAreNoNumbers = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .and()
            .haveNameMatching(".*(Fen|[pP]rice|[aA]mount)")
            .should()
            .haveRawType("mall.domain.kernel.Money")
            .allowEmptyShould(true);

    /// Whatever asks the machine for the time, in any zone.
    private static DescribedPredicate<JavaAccess<?>> anotherClock() {
        return new DescribedPredicate<>("another clock") {
            @Override
            public boolean test(JavaAccess<?> access) {
                if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) return false;
                var owner = target.getOwner().getName();
                return switch (target.getName()) {
                    case "now" ->
                        owner.startsWith("java.time.")
                                && target.getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Clock.class));
                    case "system", "systemUTC", "systemDefaultZone" -> owner.equals(Clock.class.getName());
                    case "tickMillis", "tickSeconds", "tickMinutes" -> owner.equals(Clock.class.getName());
                    case "currentTimeMillis" -> owner.equals(System.class.getName());
                    case "<init>" ->
                        owner.equals(Date.class.getName())
                                && target.getRawParameterTypes().isEmpty();
                    case "getInstance" -> owner.equals(Calendar.class.getName());
                    default -> false;
                };
            }
        };
    }

    /// MapStruct names what it generates.
    private static DescribedPredicate<JavaClass> generated() {
        return new DescribedPredicate<>("generated") {
            @Override
            public boolean test(JavaClass type) {
                return type.getSimpleName().endsWith("MapperImpl");
            }
        };
    }

    private static ArchCondition<JavaMethod> notReturnEntities() {
        return new ArchCondition<>("not return entities") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                JavaType returned = method.getReturnType();
                var entities = returned.getAllInvolvedRawTypes().stream()
                        .filter(type -> type.isAnnotatedWith(Entity.class))
                        .toList();
                if (!entities.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " returns " + entities));
                }
            }
        };
    }
}
