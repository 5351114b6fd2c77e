import { Text } from "@mantine/core";
import { useLanguage } from "../i18n/language.ts";
import { hourOf } from "../i18n/time.ts";
import type { Delivery } from "./deliveries.ts";
import { saysOf } from "./saysOf.ts";
import { useTexts } from "./texts.ts";

/// How far one notice is.
export function DeliveryState({ of }: { of: Delivery }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const { key, at, alarming } = saysOf(of);
  const time = at === null ? "" : hourOf(at, lang);
  return (
    <Text
      component="span"
      size="sm"
      c={alarming ? "shu" : "var(--quiet)"}
      fw={alarming ? 700 : undefined}
      data-testid="delivery-state"
      data-state={of.state}
    >
      {t(key, { time, name: of.acknowledgedBy ?? "" })}
    </Text>
  );
}
