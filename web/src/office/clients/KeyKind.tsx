import { Radio, Stack } from "@mantine/core";
import type { Suite } from "../../api/types.ts";
import { useTexts } from "./texts.ts";

const SUITES: readonly Suite[] = ["mlkem768x25519", "x25519"];

/// Which kind of company key the client's administrator will make, with what each means.
export function KeyKind({ value, change }: { value: Suite; change: (suite: Suite) => void }) {
  const t = useTexts();
  return (
    <Radio.Group label={t("keyKind")} description={t("keyFixed")} value={value} onChange={(suite) => change(suite)}>
      <Stack gap="xs" mt="xs">
        {SUITES.map((suite) => (
          <Radio key={suite} value={suite} label={t(`key.${suite}`)} description={t(`keyWhat.${suite}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
