package mall.member.members.addresses;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mall.domain.divisions.UnknownDivision;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.member.members.FrontDoor;
import mall.member.members.PhoneNumber.NoPhoneNumber;
import mall.member.members.addresses.AddressEntry.InvalidAddress;
import mall.member.members.addresses.Addresses.TooManyAddresses;
import mall.testing.MallTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MallTest
class AddressesTests {

    @Autowired
    Addresses addresses;

    @Autowired
    FrontDoor door;

    @Autowired
    JdbcClient jdbc;

    @Nested
    class TheFirstAddress {

        final MemberId member = aMember();

        @Test
        void isTheDefaultWhetherItWantsToOrNot() {
            var home = addresses.add(member, entry("科技园南区 12 栋"));

            assertThat(home.isDefault()).isTrue();
            assertThat(home.region()).isEqualTo("广东省 深圳市 南山区");
            assertThat(addresses.find(home.id(), member)).isEqualTo(home);
        }

        @Test
        void isOneDefaultHoweverManyComeAtOnce() throws Exception {
            Callable<SavedAddress> add = () -> addresses.add(member, entry("科技园"));
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer :
                        crowd.invokeAll(Stream.generate(() -> add).limit(8).toList(), 30, SECONDS)) {
                    answer.get();
                }
            }

            assertThat(addresses.of(member))
                    .hasSize(8)
                    .filteredOn(SavedAddress::isDefault)
                    .hasSize(1);
        }

        @Test
        void restsSealed() {
            addresses.add(member, entry("科技园南区 12 栋"));

            var row = jdbc.sql("select a::text from member_address a where member_id = :member")
                    .param("member", member.id())
                    .query(String.class)
                    .single();

            assertThat(row).contains("440305").doesNotContain("李雷", "13800138000", "科技园");
        }
    }

    @Nested
    class SeveralAddresses {

        final MemberId member = aMember();
        final SavedAddress home = addresses.add(member, entry("家"));
        final SavedAddress office = addresses.add(member, entry("公司"));

        @Test
        void comeWithTheDefaultFirst() {
            addresses.makeDefault(office.id(), member);

            assertThat(addresses.of(member)).extracting(SavedAddress::street).containsExactly("公司", "家");
            assertThat(addresses.find(home.id(), member).isDefault()).isFalse();
        }

        @Test
        void takeANewOneAsTheDefaultWhenItIsToBe() {
            var parents = addresses.add(member, new AddressEntry("李爸爸", "139 0013 9000", "110101", "东华门大街 1 号", true));

            assertThat(parents.isDefault()).isTrue();
            assertThat(parents.phone()).isEqualTo("13900139000");
            assertThat(addresses.of(member)).filteredOn(SavedAddress::isDefault).containsExactly(parents);
        }

        @Test
        void haveANextDefaultWhenItIsRemoved() {
            addresses.remove(home.id(), member);

            assertThat(addresses.of(member)).singleElement().satisfies(left -> {
                assertThat(left.id()).isEqualTo(office.id());
                assertThat(left.isDefault()).isTrue();
            });
        }

        @Test
        void mayAllBeRemoved() {
            addresses.remove(home.id(), member);
            addresses.remove(office.id(), member);

            assertThat(addresses.of(member)).isEmpty();
        }

        @Test
        void areCorrected() {
            var moved = addresses.correct(
                    office.id(), member, new AddressEntry("李雷", "+8613800138000", "310101", "南京东路 100 号", true));

            assertThat(moved.region()).isEqualTo("上海市 黄浦区");
            assertThat(addresses.of(member).getFirst()).isEqualTo(moved);
            assertThat(addresses.of(member)).filteredOn(SavedAddress::isDefault).hasSize(1);
        }

        @Test
        void haveOneDefaultHoweverTheyAreChosenAtOnce() throws Exception {
            Callable<Boolean> chooseHome = () -> {
                addresses.makeDefault(home.id(), member);
                return true;
            };
            Callable<Boolean> chooseOffice = () -> {
                addresses.makeDefault(office.id(), member);
                return true;
            };
            try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                var choices = Stream.generate(() -> Stream.of(chooseHome, chooseOffice))
                        .limit(6)
                        .flatMap(both -> both)
                        .toList();
                for (var answer : crowd.invokeAll(choices, 30, SECONDS))
                    assertThat(answer.get()).isTrue();
            }

            assertThat(addresses.of(member)).filteredOn(SavedAddress::isDefault).hasSize(1);
        }

        @Test
        void areNobodyElses() {
            var stranger = aMember();

            assertThatThrownBy(() -> addresses.find(home.id(), stranger)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> addresses.remove(home.id(), stranger)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> addresses.makeDefault(office.id(), stranger))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> addresses.correct(home.id(), stranger, entry("别处")))
                    .isInstanceOf(NotFound.class);
            assertThat(addresses.of(member)).containsExactly(home, office);
        }
    }

    @Nested
    class FiftyAddresses {

        @Test
        void areEnough() {
            var member = aMember();
            for (int i = 0; i < Addresses.MOST; i++) addresses.add(member, entry("第 " + i + " 处"));

            assertThatThrownBy(() -> addresses.add(member, entry("再来一处"))).isInstanceOf(TooManyAddresses.class);
            assertThat(addresses.of(member)).hasSize(Addresses.MOST);
        }
    }

    @Nested
    class ABadEntry {

        final MemberId member = aMember();

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "12345",
                    "1380013800",
                    "138001380000",
                    "23800138000",
                    "+85251234567",
                    "0755-1234567",
                    "１３８００１３８０００"
                })
        void ofPhoneIsRefused(String phone) {
            assertThatThrownBy(() -> new AddressEntry("李雷", phone, "440305", "科技园", false))
                    .isInstanceOf(NoPhoneNumber.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"440399", "44", "4403", ""})
        void ofDistrictIsRefused(String code) {
            assertThatThrownBy(() -> addresses.add(member, new AddressEntry("李雷", "13800138000", code, "科技园", false)))
                    .isInstanceOf(UnknownDivision.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  ", "李\n雷", "李\u202e雷"})
        void ofNameOrStreetIsRefused(String text) {
            assertThatThrownBy(() -> new AddressEntry(text, "13800138000", "440305", "科技园", false))
                    .isInstanceOf(InvalidAddress.class);
            assertThatThrownBy(() -> new AddressEntry("李雷", "13800138000", "440305", text, false))
                    .isInstanceOf(InvalidAddress.class);
        }

        @Test
        void thatIsTooLongIsRefused() {
            assertThatThrownBy(() -> new AddressEntry("李".repeat(31), "13800138000", "440305", "科技园", false))
                    .isInstanceOf(InvalidAddress.class);
            assertThatThrownBy(() -> new AddressEntry("李雷", "13800138000", "440305", "路".repeat(121), false))
                    .isInstanceOf(InvalidAddress.class);
        }
    }

    static AddressEntry entry(String street) {
        return new AddressEntry("李雷", "13800138000", "440305", street, false);
    }

    MemberId aMember() {
        return door.stranger().member();
    }
}
