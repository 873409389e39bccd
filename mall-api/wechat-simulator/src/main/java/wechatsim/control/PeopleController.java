package wechatsim.control;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import wechatsim.miniapp.SubscribeDialog;
import wechatsim.people.Consents;
import wechatsim.people.People;
import wechatsim.people.Person;

/// The shoppers, and what they do with their phones before they pay.
@ControlController
@RequestMapping("/_control/people")
class PeopleController {

    private final People people;
    private final Consents consents;
    private final SubscribeDialog dialog;

    PeopleController(People people, Consents consents, SubscribeDialog dialog) {
        this.people = people;
        this.consents = consents;
        this.dialog = dialog;
    }

    @GetMapping
    List<PersonView> list() {
        return people.list().stream()
                .sorted(Comparator.comparing(Person::nickname))
                .map(this::view)
                .toList();
    }

    /// Makes a shopper, or changes the number of the one of that name.
    @PostMapping
    PersonView create(@Valid @RequestBody NewPerson wanted) {
        return view(people.named(wanted.nickname(), wanted.phone()));
    }

    @PostMapping("/{openid}/login-codes")
    CodeView loginCode(@PathVariable String openid) {
        return new CodeView(people.loginCodes().issue(require(openid).openid()));
    }

    @PostMapping("/{openid}/phone-codes")
    CodeView phoneCode(@PathVariable String openid) {
        return new CodeView(people.phoneCodes().issue(require(openid).openid()));
    }

    @PostMapping("/{openid}/consents")
    PersonView allow(@PathVariable String openid, @Valid @RequestBody NewConsent consent) {
        var person = require(openid);
        dialog.allow(openid, consent.template(), consent.times());
        return view(person);
    }

    @DeleteMapping("/{openid}/consents/{template}")
    PersonView forbid(@PathVariable String openid, @PathVariable String template) {
        var person = require(openid);
        dialog.forbid(openid, template);
        return view(person);
    }

    private Person require(String openid) {
        return people.find(openid).orElseThrow(() -> new IllegalArgumentException("no shopper " + openid));
    }

    private PersonView view(Person person) {
        return new PersonView(
                person.openid(), person.unionid(), person.nickname(), person.phone(), consents.of(person.openid()));
    }

    record NewPerson(
            @NotBlank String nickname,
            @Nullable @Pattern(regexp = "1\\d{10}") String phone) {}

    record NewConsent(
            @NotBlank String template, @Min(1) @Max(1000) int times) {}

    record CodeView(String code) {}

    record PersonView(String openid, String unionid, String nickname, String phone, Map<String, Integer> consents) {}
}
