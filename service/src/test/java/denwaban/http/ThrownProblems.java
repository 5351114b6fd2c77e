package denwaban.http;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What the sources of all modules throw.
///
/// @param all each problem whose status and key are written where it is made, or are a constant of
///   that file
/// @param begun the same where only the beginning of the key is written, and a field's name follows
/// @param unfit keys of fields that do not fit, as a module's `…Problems.unfit("field")` makes them
/// @param made in how many places a problem is made
/// @param literals all texts of the sources, by module
record ThrownProblems(
    List<Thrown> all,
    List<Thrown> begun,
    List<String> unfit,
    int made,
    Map<String, Set<String>> literals) {

  private static final Path JAVA = Path.of("src/main/java/denwaban");

  /// @param values how many `{0}`, `{1}` its sentence is given
  record Thrown(String module, int status, String key, int values) {}

  static ThrownProblems read() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new Finder();
    try (var manager = compiler.getStandardFileManager(null, null, null);
        var sources = Files.walk(JAVA)) {
      var files = sources.filter(file -> file.toString().endsWith(".java")).toList();
      var units = manager.getJavaFileObjectsFromPaths(files);
      var task = (JavacTask) compiler.getTask(null, manager, said -> {}, null, null, units);
      for (var unit : task.parse()) {
        found.look(unit);
      }
    } catch (IOException e) {
      throw new AssertionError("the sources can be read", e);
    }
    return new ThrownProblems(found.thrown, found.begun, found.unfit, found.made, found.literals);
  }

  private static final class Finder extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final List<Thrown> thrown = new ArrayList<>();
    private final List<Thrown> begun = new ArrayList<>();
    private final List<String> unfit = new ArrayList<>();
    private final Map<String, Set<String>> literals = new TreeMap<>();
    private final Map<String, ExpressionTree> constants = new HashMap<>();
    private String module = "";
    private int made;

    void look(CompilationUnitTree unit) {
      var file = Path.of(unit.getSourceFile().toUri());
      module = JAVA.toAbsolutePath().relativize(file).getName(0).toString();
      literals.computeIfAbsent(module, any -> new TreeSet<>());
      constants.clear();
      new TreeScanner<@Nullable Void, @Nullable Void>() {
        @Override
        public @Nullable Void visitVariable(VariableTree field, @Nullable Void nothing) {
          var name = field.getName().toString();
          var value = field.getInitializer();
          if (value != null && name.equals(name.toUpperCase(Locale.ROOT)))
            constants.put(name, value);
          return super.visitVariable(field, nothing);
        }
      }.scan(unit, null);
      scan(unit, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree problem, @Nullable Void nothing) {
      if (problem.getIdentifier().toString().equals("Problem")) {
        made++;
        var given = problem.getArguments();
        if (value(given.get(0)) instanceof Integer status) {
          if (value(given.get(1)) instanceof String key) {
            thrown.add(new Thrown(module, status, key, given.size() - 2));
          } else if (given.get(1) instanceof BinaryTree sum
              && value(sum.getLeftOperand()) instanceof String key) {
            begun.add(new Thrown(module, status, key, given.size() - 2));
          }
        }
      }
      return super.visitNewClass(problem, nothing);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
      if (call.getMethodSelect() instanceof MemberSelectTree of
          && of.toString().endsWith("Problems.unfit")
          && value(call.getArguments().getFirst()) instanceof String field) {
        var code = of.getExpression().toString().replace("Problems", "");
        unfit.add(code.toLowerCase(Locale.ROOT) + "-unfit." + field);
      }
      return super.visitMethodInvocation(call, nothing);
    }

    private @Nullable Object value(ExpressionTree written) {
      return switch (written) {
        case LiteralTree literal -> literal.getValue();
        case IdentifierTree name
            when constants.get(name.getName().toString()) instanceof LiteralTree literal ->
            literal.getValue();
        default -> null;
      };
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
      if (literal.getValue() instanceof String text) literals.get(module).add(text);
      return super.visitLiteral(literal, nothing);
    }
  }
}
