package denwaban.boot;

import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.http.HostSettings;
import denwaban.kernel.PersonId;
import denwaban.people.EnrolmentLinks;
import denwaban.people.People;
import denwaban.people.privilege.BreakGlass;
import denwaban.storage.key.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Says on the terminal where the program is and what to do next, in the terminal's language. In an
/// office without an administrator that is a one-time link, which is shown here and kept nowhere.
@Component
@EnableConfigurationProperties(ConsoleSettings.class)
final class StartBanner {

  /// A system service, not one of a user's session.
  private static final Pattern UNIT =
      Pattern.compile("(?m):/system\\.slice/([\\w@.-]+)\\.service$");

  private final HostSettings settings;
  private final People people;
  private final EnrolmentLinks enrolmentLinks;
  private final BreakGlass breakGlass;
  private final Environment environment;
  private final Seal seal;
  private final ConsoleSettings console;

  StartBanner(
      HostSettings settings,
      People people,
      EnrolmentLinks enrolmentLinks,
      BreakGlass breakGlass,
      Environment environment,
      Seal seal,
      ConsoleSettings console) {
    this.breakGlass = breakGlass;
    this.settings = settings;
    this.people = people;
    this.enrolmentLinks = enrolmentLinks;
    this.environment = environment;
    this.seal = seal;
    this.console = console;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.LOWEST_PRECEDENCE)
  void show() {
    var ja = Locale.getDefault().getLanguage().equals("ja");
    System.out.println(text(ja) + (seal.since().isPresent() ? sealed(ja) : ""));
    System.out.flush();
  }

  String text(boolean ja) {
    if (settings.demo()) {
      return demo(ja);
    }
    if (!people.hasAdmin()) return first(ja);
    return office(ja) + (console.administratorLink() ? lockedOut(ja) : "");
  }

  private String lockedOut(boolean ja) {
    var link = breakGlass.openFromConsole().at(origin());
    return ja
        ? """

          緊急用       管理者が入れないとき(denwaban.administrator-link)のリンクです。4 時間だけ使える
                       緊急用アカウントのパスキーを登録できます。すべての委託元の記録に残しました。
                       設定を外してから、下を開いてください。次に始めると、またリンクを出します。

            %s
        """
            .formatted(link)
        : """

          Break-glass  A link for when no administrator can sign in (denwaban.administrator-link): it
                       makes a passkey for the break-glass account, for four hours. It stands in every
                       client's log. Take the setting out; the next start would make another link.

            %s
        """
            .formatted(link);
  }

  private String sealed(boolean ja) {
    return ja
        ? """

          封印中       電話・録音・伝言は受け付けています。委託元が開くには、管理者が下を開き、
                       二人の保管者が分割鍵を入力してください。

            %s/office/seal
        """
            .formatted(origin())
        : """

          Sealed       Calls, recordings and messages are taken in. Before clients can open
                       anything, an administrator opens this page and two holders type their shares:

            %s/office/seal
        """
            .formatted(origin());
  }

  private String demo(boolean ja) {
    return ja
        ? """

        電話番(お試し)を始めました。架空の事務所です。このパソコンの外からは開けません。

          開くところ   %1$s/demo
          つぎに       ブラウザーで上のアドレスを開き、手順をたどってください。
          電話機から   sip:+815031000001@%2$s:%3$s
          やめるには   %5$s(データは残ります: %4$s)
        """
            .formatted(origin(), sipHost(), sipPort(), data(), stop())
        : """

        Denwaban is running as a demo: a made-up office that only this machine can reach.

          Open         %1$s/demo
          Next         Open that address in a browser and follow the steps.
          By phone     sip:+815031000001@%2$s:%3$s
          Stop         %5$s (the data stays in %4$s)
        """
            .formatted(origin(), sipHost(), sipPort(), data(), stop());
  }

  private String office(boolean ja) {
    return ja
        ? """

        電話番を始めました。

          開くところ   %s
          やめるには   %s(データは残ります: %s)
        """
            .formatted(origin(), stop(), data())
        : """

        Denwaban is running.

          Open         %s
          Stop         %s (the data stays in %s)
        """
            .formatted(origin(), stop(), data());
  }

  private String first(boolean ja) {
    var admin = firstAdmin();
    breakGlass.fromConsole(admin);
    var link = enrolmentLinks.offer(admin, null).at(origin());
    return ja
        ? """

        電話番を始めました。まだ管理者がいません。

          つぎに       下のリンクを開き、最初の管理者のパスキーを登録してください。
                       一度だけ、24時間使えます。次に始めると新しいリンクに替わります。

            %s

          やめるには   %s(データは残ります: %s)
        """
            .formatted(link, stop(), data())
        : """

        Denwaban is running. It has no administrator yet.

          Next         Open the link below and add the first administrator's passkey.
                       It works once, within 24 hours; the next start makes a new one.

            %s

          Stop         %s (the data stays in %s)
        """
            .formatted(link, stop(), data());
  }

  /// The one who was added at an earlier start and never came, or a new one.
  private PersonId firstAdmin() {
    return people.all().stream()
        .filter(it -> it.role() == Role.ADMIN && !it.enrolled() && !it.disabled())
        .map(Person::id)
        .findFirst()
        .orElseGet(() -> people.add(Person.UNNAMED, "かんりしゃ", Role.ADMIN, null, null).id());
  }

  private String origin() {
    var url = settings.publicUrl();
    if (url != null) {
      return url.getScheme() + "://" + url.getAuthority();
    }
    var secure = environment.containsProperty("server.ssl.bundle");
    var host = secure ? hosts().getFirst() : "localhost";
    return (secure ? "https://" : "http://")
        + host
        + ":"
        + environment.getProperty("local.server.port");
  }

  private List<String> hosts() {
    return settings.hosts().isEmpty() ? List.of("localhost") : settings.hosts();
  }

  private static String stop() {
    try {
      return stop(Files.readString(Path.of("/proc/self/cgroup")));
    } catch (IOException notLinux) {
      return stop("");
    }
  }

  /// What stops the program: at a terminal a key, under systemd its own command, because a unit
  /// that is ended otherwise is started again.
  ///
  /// @param cgroup `/proc/self/cgroup`, in which systemd names the unit
  static String stop(String cgroup) {
    var unit = UNIT.matcher(cgroup);
    return unit.find() ? "systemctl stop " + unit.group(1) : "Ctrl+C";
  }

  private String data() {
    return environment.getProperty("denwaban.data", "");
  }

  private String sipHost() {
    return environment.getProperty("denwaban.sip.host", "127.0.0.1");
  }

  private String sipPort() {
    return environment.getProperty("denwaban.sip.port", "5060");
  }
}
