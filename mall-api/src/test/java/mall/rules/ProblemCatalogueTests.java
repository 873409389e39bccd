package mall.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mall.domain.kernel.Refusal;
import mall.web.problems.ProblemTexts;
import mall.web.problems.Statuses;
import mall.web.problems.WebProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/// Every reason for which the mall says no has a sentence in both languages and a line in
/// docs/problems.md, which is written anew with `-Dproblems.update`.
class ProblemCatalogueTests {

    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*");

    private static final ProblemTexts TEXTS = new ProblemTexts();
    private static final Map<String, Integer> CODES = codes();

    @Test
    void everyCodeHasASentenceInBothLanguages() {
        assertThat(CODES.keySet()).allSatisfy(code -> {
            assertThat(TEXTS.texts(Locale.CHINESE)).containsKey(code);
            assertThat(TEXTS.texts(Locale.ENGLISH)).containsKey(code);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void noCodeHasTwoSentences(String language) throws IOException {
        var lines = new ArrayList<String>();
        for (var file : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:problems/*_" + language + ".properties")) {
            lines.addAll(PropertiesLoaderUtils.loadProperties(file).stringPropertyNames());
        }

        assertThat(lines).doesNotHaveDuplicates();
    }

    @Test
    void everySentenceBelongsToACode() {
        var known = new TreeSet<>(CODES.keySet());
        TEXTS.texts(Locale.CHINESE).keySet().stream()
                .filter(code -> code.startsWith("status."))
                .forEach(known::add);

        assertThat(known).containsAll(TEXTS.texts(Locale.CHINESE).keySet());
        assertThat(known).containsAll(TEXTS.texts(Locale.ENGLISH).keySet());
    }

    @Test
    void bothLanguagesTellTheSameFacts() {
        for (var code : CODES.keySet()) {
            assertThat(facts(Locale.CHINESE, code)).as(code).isEqualTo(facts(Locale.ENGLISH, code));
        }
    }

    @Test
    void everyCodeIsInTheCatalogue() throws IOException {
        var file = RepositoryFiles.root().resolve("docs").resolve("problems.md");
        var lines = CODES.entrySet().stream()
                .map(code -> "| `%s` | %d | %s | %s |"
                        .formatted(
                                code.getKey(),
                                code.getValue(),
                                sentence(Locale.ENGLISH, code.getKey()),
                                sentence(Locale.CHINESE, code.getKey())))
                .collect(Collectors.joining("\n"));
        var catalogue = """
                # Problems

                What the mall answers when it says no: an `application/problem+json` document (RFC 9457) with one of
                these codes. `{names}` stand for members of the document. This page is written by
                `ProblemCatalogueTests` with `-Dproblems.update`, from the sentences of each capability in
                `problems/<capability>_en.properties` and `_zh.properties`.

                | code | status | sentence | 中文 |
                | --- | --- | --- | --- |
                """ + lines + "\n";

        if (RepositoryFiles.updating("problems.update")) Files.writeString(file, catalogue);

        assertThat(file).exists().hasContent(catalogue);
    }

    private static String sentence(Locale language, String code) {
        return TEXTS.texts(language).getOrDefault(code, "").replace("|", "\\|");
    }

    private static Set<String> facts(Locale language, String code) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(TEXTS.texts(language).getOrDefault(code, ""))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// All codes with their statuses: those of the web layer, and those that stand as constants in
    /// the code of refusals.
    private static Map<String, Integer> codes() {
        var found = new TreeMap<String, Integer>();
        for (var problem : WebProblem.values())
            found.put(problem.code(), problem.status().value());
        refusals().stream()
                .filter(type -> type.isAssignableTo(Refusal.class)
                        && !type.getFullName().equals(Refusal.class.getName()))
                .forEach(type -> found.putAll(codesIn(model(type.reflect()))));
        return found;
    }

    private static JavaClasses refusals() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("mall");
    }

    /// A refusal's kind and code are constants in its own byte code: the kind that was loaded last
    /// before a code belongs to it. A class whose constructor fixes the kind alone leaves the codes
    /// to its factory methods.
    private static Map<String, Integer> codesIn(ClassModel type) {
        var found = new TreeMap<String, Integer>();
        var usual = Refusal.Kind.CONFLICT;
        for (var method : type.methods()) {
            var constructor = method.methodName().equalsString("<init>");
            var kind = usual;
            var codes = 0;
            for (var element : method.code().map(code -> code.elementList()).orElse(List.of())) {
                if (element instanceof FieldInstruction field
                        && field.owner().asInternalName().equals("mall/domain/kernel/Refusal$Kind")) {
                    kind = Refusal.Kind.valueOf(field.name().stringValue());
                } else if (element instanceof ConstantInstruction.LoadConstantInstruction constant
                        && constant.constantValue() instanceof String text
                        && CODE.matcher(text).matches()
                        && (text.contains("-") || (constructor && codes == 0))) {
                    found.put(text, Statuses.of(kind).value());
                    codes++;
                }
            }
            if (constructor && codes == 0) usual = kind;
        }
        return found;
    }

    private static ClassModel model(Class<?> type) {
        var path = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream file = type.getResourceAsStream(path)) {
            if (file == null) throw new IllegalStateException("no class file of " + type);
            return ClassFile.of().parse(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
