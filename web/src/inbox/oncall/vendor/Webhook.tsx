import { Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { useTexts } from "./texts.ts";
import { times } from "./times.ts";

export interface Tries {
  /// In seconds from the first one.
  urgent: readonly number[];
  ordinary: readonly number[];
  /// Within which a server must answer.
  answerSeconds: number;
}

interface Props {
  /// `whpk_…`; null of one that was entered before there were such keys.
  publicKey: string | null;
  disabled: boolean;
  /// By the rule that holds; null while it is not known.
  tries: Tries | null;
}

/// How a webhook's receiver checks what comes, and when it is tried again.
export function Webhook({ publicKey, disabled, tries }: Props) {
  const t = useTexts();
  return (
    <Stack gap="xs" mt="xs">
      {disabled && (
        <Text size="sm" c="shu" fw={600} data-testid="webhook-disabled">
          {t("disabled")}
        </Text>
      )}
      {publicKey === null ? (
        <Text size="sm">{t("noKey")}</Text>
      ) : (
        <Copied label={t("key")} value={publicKey} testId="webhook-key" />
      )}
      <details>
        <summary data-testid="webhook-more">{t("how")}</summary>
        <Stack gap="xs" mt="xs" data-testid="webhook-how">
          <Text size="sm">{t("signed")}</Text>
          <Text size="sm">{t("once")}</Text>
          {tries && (
            <>
              <Text size="sm">{t("urgent", { times: times(tries.urgent, t) })}</Text>
              <Text size="sm">{t("ordinary", { times: times(tries.ordinary, t) })}</Text>
              <Text size="sm">{t("rules", { seconds: tries.answerSeconds })}</Text>
            </>
          )}
        </Stack>
      </details>
    </Stack>
  );
}

interface CopiedProps {
  label: string;
  value: string;
  testId: string;
}

/// Something to be entered elsewhere.
export function Copied({ label, value, testId }: CopiedProps) {
  const t = useTexts();
  return (
    <div>
      <Text size="sm">{label}</Text>
      <Group gap="xs">
        <Code data-testid={testId} style={{ overflowWrap: "anywhere" }}>
          {value}
        </Code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {t(copied ? "copied" : "copy")}
            </Button>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}
