package denwaban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import denwaban.audit.Actor;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who the log says did something.
class CurrentUserTest {

  private static final PersonId PERSON = new PersonId(new UUID(0, 1));
  private static final ClientId CLIENT = new ClientId(new UUID(0, 2));

  @Test
  void a_member_acts_in_their_role_and_is_of_their_client() {
    var member = new CurrentUser(PERSON, Role.CLIENT_MEMBER, CLIENT, "s", "岸 美緒");
    assertThat(member.actor()).isEqualTo(new Actor(PERSON, "client-member", "s"));
    assertThat(member.memberOf()).isEqualTo(CLIENT);
    assertThat(member.id()).isEqualTo(PERSON.value());
  }

  @Test
  void who_looks_for_support_acts_as_support_and_not_as_the_client() {
    var looking = new CurrentUser(PERSON, Role.CLIENT_AUDITOR, CLIENT, "s", "高橋 恵", true);
    assertThat(looking.actor()).isEqualTo(new Actor(PERSON, "support", "s"));
  }

  @Test
  void staff_are_of_no_client() {
    var staff = new CurrentUser(PERSON, Role.ADMIN, null, "s", "高橋 恵");
    assertThatIllegalStateException().isThrownBy(staff::memberOf);
  }

  @Test
  void no_text_of_it_has_the_name() {
    var member = new CurrentUser(PERSON, Role.CLIENT_MEMBER, CLIENT, "s", "岸 美緒");
    assertThat(member.toString()).doesNotContain("岸").contains(PERSON.toString());
  }
}
