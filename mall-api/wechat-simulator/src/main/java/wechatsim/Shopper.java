package wechatsim;

import wechatsim.miniapp.SubscribeDialog;
import wechatsim.people.People;
import wechatsim.people.Person;

/// A shopper with his phone in his hand.
public final class Shopper {

    private final Person person;
    private final People people;
    private final SubscribeDialog dialog;

    Shopper(Person person, People people, SubscribeDialog dialog) {
        this.person = person;
        this.people = people;
        this.dialog = dialog;
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

    /// Has tapped on "allow" that often before there was anybody to be told of it.
    public Shopper hasAllowedMessages(String template, int times) {
        dialog.allowed(person.openid(), template, times);
        return this;
    }

    /// Taps on "allow" that often; WeChat tells the mall.
    public Shopper allowsMessages(String template, int times) {
        dialog.allow(person.openid(), template, times);
        return this;
    }

    /// Turns them off in the settings.
    public Shopper forbidsMessages(String template) {
        dialog.forbid(person.openid(), template);
        return this;
    }
}
