import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useLanguage } from "../../i18n/language.ts";
import { dayAndHour } from "../../i18n/time.ts";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useChanges, type Tested, type Way } from "./queries.ts";
import { useTexts } from "./texts.ts";
import { troubleOf } from "./trouble.ts";
import { wayName } from "./wayName.ts";

interface Props {
  way: Way;
  sets: boolean;
  /// Moves it up; null for the first one.
  up: (() => void) | null;
}

/// One way, whether it works, and a test of it.
export function WayRow({ way, sets, up }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const deed = useDeed();
  const { endWay, test } = useChanges();
  const [tested, setTested] = useState<Tested | null>(null);
  const name = wayName(way, t);
  return (
    <div data-testid="way">
      <Group gap="sm">
        <Text>{name}</Text>
        {way.trouble && way.failedAt ? (
          <Text size="sm" c="shu" fw={600}>
            {t("way.failed", { at: dayAndHour(way.failedAt, lang), trouble: troubleOf(way.trouble, t) })}
          </Text>
        ) : (
          <Text size="sm" c="var(--quiet)">
            {way.workedAt ? t("way.worked", { at: dayAndHour(way.workedAt, lang) }) : t("way.never")}
          </Text>
        )}
        {sets && (
          <>
            <Button
              size="compact-sm"
              variant="default"
              loading={deed.busy}
              data-testid="way-test"
              aria-label={t("way.testOf", { way: name })}
              onClick={() => void deed.run(async () => setTested(await test(way.id)))}
            >
              {t("way.test")}
            </Button>
            {up && (
              <Button size="compact-sm" variant="default" aria-label={t("way.up", { way: name })} onClick={up}>
                ↑
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t("way.removeOf", { way: name })}
              onClick={() => void deed.run(() => endWay(way.id))}
            >
              {t("way.remove")}
            </Button>
          </>
        )}
      </Group>
      <Text size="sm" role="status">
        {tested &&
          t(`tested.${tested.outcome as "accepted" | "later" | "refused" | "unknown"}`, {
            trouble: troubleOf(tested.trouble, t),
          })}
      </Text>
      <Trouble error={deed.error} />
    </div>
  );
}
