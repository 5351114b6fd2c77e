package denwaban.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// What no body has. No text has U+0000: nobody types it, and PostgreSQL takes none, which would
/// look like an outage. No list has null in it, which records look for in their own fields alone.
@Component
final class BodyModule extends SimpleModule {

  private static final long serialVersionUID = 1;

  BodyModule() {
    addDeserializer(String.class, new Text());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context
        .configOverride(List.class)
        .setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL));
  }

  private static final class Text extends StdScalarDeserializer<String> {

    Text() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser in, DeserializationContext context) {
      var text = StringDeserializer.instance.deserialize(in, context);
      if (text == null || text.indexOf('\0') < 0) return text;
      throw context.weirdStringException("", String.class, "a text has no U+0000");
    }
  }
}
