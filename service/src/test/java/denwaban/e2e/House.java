package denwaban.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One running office with its people, shared by the tests of this JVM that leave it running; it
/// closes after the last of them. A test that starts offices of its own calls [#leave] first: the
/// ports are one set. Those have the tag `own-office`, and the build runs them after the others, so
/// that the house is opened once in each JVM.
final class House implements AutoCloseable {

  static final int OPERATOR_HZ = 1_000;

  private static @Nullable House open;

  /// The tag of tests whose house has the JVM flags that users start it with.
  static final String SHIPPED = "shipped";

  private final boolean shipped;
  private final Path folder;
  final Path peers;
  final Certificate certificate;
  final Office office;
  final Browser browser;

  /// 港 健太 runs the keys of みなと設計, whose calls the tests make.
  final Member kenta;

  /// 青葉 涼 is of another client.
  final Member ryo;

  /// 佐藤 花 answers.
  final Desk desk;

  private @Nullable Class<?> guest;

  private House(boolean shipped) throws Exception {
    this.shipped = shipped;
    folder = Files.createTempDirectory("house");
    peers = Files.createDirectories(folder.resolve("peers"));
    certificate = Certificate.make(peers);
    office = Office.open(folder.resolve("office"), certificate, shipped);
    try {
      browser = Browser.open(Sound.microphone(peers, OPERATOR_HZ));
      kenta = Member.joins(browser, "港 健太");
      kenta.makesKeys();
      ryo = Member.joins(browser, "青葉 涼");
      ryo.makesKeys();
      desk = Desk.sitDown(browser, "佐藤 花");
    } catch (Exception | Error e) {
      office.close(); // the next house would find the ports taken
      throw e;
    }
  }

  /// Gives the house to whoever asks for it as a parameter, and closes it at the very end.
  static final class Keeper implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == House.class;
    }

    @Override
    public House resolveParameter(ParameterContext parameter, ExtensionContext context) {
      context
          .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(Keeper.class, _ -> (AutoCloseable) House::leave);
      try {
        var shipped = context.getTags().contains(SHIPPED);
        if (open != null && open.shipped != shipped) open.close();
        if (open != null && !open.desk.isReady()) open.close(); // a test broke off in a call
        if (open == null) open = new House(shipped);
        open.visitedBy(context.getRequiredTestClass());
        open.somebodyIsThere();
        return open;
      } catch (Exception e) {
        throw new AssertionError("the house does not open", e);
      }
    }
  }

  /// What the class before left open would go on asking the office and drawing: a hundredth of a
  /// processor for each window.
  private void visitedBy(Class<?> test) {
    if (test == guest) return;
    guest = test;
    browser.closesAllBut(List.of(kenta.page, ryo.page, desk.page));
  }

  /// Tests look at these pages for longer than a session lasts without a key.
  private void somebodyIsThere() {
    for (var page : List.of(kenta.page, ryo.page, desk.page)) page.keyboard().press("Shift");
  }

  /// Of the house that is open.
  static Office office() {
    return java.util.Objects.requireNonNull(open, "no house is open").office;
  }

  /// Closes the house, if there is one.
  static void leave() {
    if (open != null) open.close();
  }

  @Override
  public void close() {
    open = null;
    browser.close();
    office.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    } catch (java.io.IOException left) {
      System.err.println("left behind: " + folder);
    }
  }
}
