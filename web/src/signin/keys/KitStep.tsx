import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useEffect, useState, type SyntheticEvent } from "react";
import type { Me } from "../../api/types.ts";
import { askedGroups, kitText, sameGroup } from "./kit.ts";
import { KeyTrouble, Sheet } from "./CeremonySheet.tsx";
import { KitSheet } from "./KitSheet.tsx";
import { useKeyTexts } from "./texts.ts";
import { Steps } from "./Steps.tsx";
import { useDeed } from "../passkey/useDeed.ts";

interface KitProps {
  me: Me;
  kit: string;
  /// Of the member's key that the kit opens.
  fingerprint: string;
  /// A step on the way to the first message, or a further kit.
  enrolling: boolean;
  /// Registers what the kit opens; runs when the paper was shown to exist.
  keep: () => Promise<void>;
}

/// Shows the kit, then hides it and asks two groups back: only paper can answer.
export function KitStep({ me, kit, fingerprint, enrolling, keep }: KitProps) {
  const t = useKeyTexts();
  const [checking, setChecking] = useState(false);
  useEffect(() => {
    // Left now, the key would be lost and has to be made again: harmless, but worth a question.
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, []);
  if (checking) return <Check kit={kit} enrolling={enrolling} keep={keep} back={() => setChecking(false)} />;
  return (
    <Sheet title={t("kitTitle")}>
      {enrolling && <Steps at="kit" />}
      <Text className="no-print">{t("kitWhat")}</Text>
      <KitSheet me={me} kit={kit} fingerprint={fingerprint} />
      <Stack gap="xs" className="no-print">
        <Group>
          <Button size="lg" onClick={() => window.print()}>
            {t("kitPrint")}
          </Button>
          <Button size="lg" variant="default" onClick={() => setChecking(true)}>
            {t("kitNext")}
          </Button>
        </Group>
        <Text size="sm" c="var(--quiet)">
          {t("kitPrintHint")}
        </Text>
      </Stack>
    </Sheet>
  );
}

interface CheckProps extends Pick<KitProps, "kit" | "enrolling" | "keep"> {
  back: () => void;
}

function Check({ kit, enrolling, keep, back }: CheckProps) {
  const t = useKeyTexts();
  const { groups } = kitText(kit);
  const [asked] = useState(() => askedGroups(groups, Math.random));
  const [typed, setTyped] = useState<Record<number, string>>({});
  const [tried, setTried] = useState(false);
  const deed = useDeed();
  const right = (n: number) => sameGroup(typed[n] ?? "", groups[n] ?? "");

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    const first = asked.find((n) => !right(n));
    if (first !== undefined) {
      document.querySelector<HTMLInputElement>(`[data-group="${first + 1}"]`)?.focus();
      return;
    }
    void deed.run(keep);
  }

  return (
    <Sheet title={t("checkTitle")}>
      {enrolling && <Steps at="kit" />}
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text>{t("checkWhat")}</Text>
          <Group align="flex-start">
            {asked.map((n) => (
              <TextInput
                key={n}
                label={t("group", { n: n + 1 })}
                value={typed[n] ?? ""}
                onChange={(event) => {
                  const text = event.currentTarget.value;
                  setTyped((all) => ({ ...all, [n]: text }));
                }}
                error={tried && !right(n) ? t("groupWrong", { n: n + 1 }) : undefined}
                maxLength={12}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                data-group={n + 1}
              />
            ))}
          </Group>
          <Group>
            <Button type="submit" size="lg" loading={deed.busy}>
              {t(enrolling ? "checkButton" : "checkKit")}
            </Button>
            <Button variant="default" size="lg" onClick={back}>
              {t("checkBack")}
            </Button>
          </Group>
          <KeyTrouble error={deed.error} />
        </Stack>
      </form>
    </Sheet>
  );
}
