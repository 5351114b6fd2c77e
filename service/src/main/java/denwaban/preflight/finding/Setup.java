package denwaban.preflight.finding;

import denwaban.boot.ListenAddressCheck;
import denwaban.database.CannotStart;
import denwaban.database.StartConditions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConverterNotFoundException;
import org.springframework.core.env.ConfigurableEnvironment;

/// The settings as a start would read them, defaults included, and what a start would refuse of
/// them.
///
/// @param values of the records that could be read, by name
/// @param refusals in the words of the settings themselves, each once
public record Setup(
    ConfigurableEnvironment environment, Map<String, Object> values, List<Refusal> refusals) {

  /// @param where the setting, or the group of settings that it is one of
  public record Refusal(String where, String what, String mend) {}

  /// @param environment with the command line and the process's environment; completed here
  public static Setup of(ConfigurableEnvironment environment) {
    var setup = new Setup(environment, new TreeMap<>(), new ArrayList<>());
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    setup.refusing(
        "denwaban",
        () ->
            new ListenAddressCheck().postProcessEnvironment(environment, new SpringApplication()));
    ConfigurationPropertySources.attach(environment);
    for (var type : SettingRecords.all()) {
      var prefix = SettingRecords.prefix(type);
      setup.refusing(
          prefix,
          () ->
              setup.values.putAll(
                  SettingRecords.values(setup.binder().bindOrCreate(prefix, type))));
    }
    return setup;
  }

  public Binder binder() {
    return Binder.get(environment);
  }

  /// Runs a rule of the start; what it refuses is kept.
  public void refusing(String where, Runnable rule) {
    try {
      rule.run();
    } catch (RuntimeException refused) {
      var refusal = refusal(where, refused);
      var known =
          refusals.stream().anyMatch(it -> it.what().equals(refusal.what()) || same(it, refusal));
      if (!known) refusals.add(refusal);
    }
  }

  private static boolean same(Refusal one, Refusal other) {
    return one.what().isEmpty() && one.where().equals(other.where());
  }

  /// Never the value that was given: it may be a secret in the wrong place.
  private static Refusal refusal(String where, RuntimeException refused) {
    var name = where;
    Throwable root = refused;
    for (Throwable at = refused; at != null; at = at.getCause()) {
      root = at;
      if (at instanceof BindException bind) name = bind.getName().toString();
      if (at instanceof CannotStart said) return new Refusal(name, said.what(), said.mend());
      if (at instanceof ConversionFailedException || at instanceof ConverterNotFoundException) {
        return new Refusal(name, "", "");
      }
    }
    return new Refusal(name, String.valueOf(root.getMessage()), "");
  }

  /// @return empty if the settings of folder, disk or database are refused
  public Optional<StartConditions> conditions() {
    try {
      return Optional.of(StartConditions.of(binder()));
    } catch (RuntimeException refused) {
      return Optional.empty();
    }
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(environment.getProperty(name)).filter(it -> !it.isBlank());
  }

  public Optional<Path> path(String name) {
    return text(name).map(Path::of);
  }

  /// @return empty if the record that reads it refuses, or nothing is set
  public <T> Optional<T> value(String name, Class<T> type) {
    return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
  }

  public List<String> list(String name) {
    return value(name, List.class).stream()
        .<Object>flatMap(it -> ((List<?>) it).stream())
        .map(Object::toString)
        .map(String::strip)
        .toList();
  }
}
