package wechatsim;

import wechatsim.people.Consents;
import wechatsim.people.People;
import wechatsim.people.Person;

/// A shopper with his phone in his hand.
public final class Shopper {

    private final Person person;
    private final People people;
    private final Consents consents;

    Shopper(Person person, People people, Consents consents) {
        this.person = person;
        this.people = people;
        this.consents = consents;
    }

    public String openid() {
        return person.openid();
    }

    public String phone() {
        return person.phone();
    }

    /// What `wx.login` gives him: good once.
    public String loginCode() {
        return people.loginCodes().issue(person.openid());
    }

    /// What the phone number button gives him: good once.
    public String phoneCode() {
        return people.phoneCodes().issue(person.openid());
    }

    /// Taps on "allow" that often.
    public Shopper allowsMessages(String template, int times) {
        consents.grant(person.openid(), template, times);
        return this;
    }
}
