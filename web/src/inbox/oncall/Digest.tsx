import { Alert, Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core";
import { another, fault, MOST_DIGESTS, overnight, USUAL_DIGESTS, whatWhen, type Span } from "./digests.ts";
import type { Policy } from "./queries.ts";
import { useTexts } from "./texts.ts";

interface Props {
  policy: Policy;
  set: (policy: Policy) => void;
}

/// At which times of the day what is ordinary is told together; and what the rule means, as it stands in the form.
export function Digest({ policy, set }: Props) {
  const t = useTexts();
  const { digest } = policy;
  const change = (next: string[]) => set({ ...policy, digest: next });
  const unfit = fault(policy);
  return (
    <Stack gap="md" data-testid="oncall-digest">
      <Checkbox
        label={t("digest")}
        description={t("digest.text", { count: MOST_DIGESTS })}
        checked={digest.length > 0}
        data-testid="digest-on"
        onChange={(event) => change(event.currentTarget.checked ? USUAL_DIGESTS : [])}
      />
      {digest.length > 0 && (
        <>
          <Group gap="md" align="flex-end">
            {digest.map((time, n) => (
              <Group key={n} gap="xs" align="flex-end">
                <TextInput
                  type="time"
                  label={t("digest.time", { n: n + 1 })}
                  required
                  value={time}
                  data-testid="digest-time"
                  onChange={(event) => change(digest.map((one, i) => (i === n ? event.currentTarget.value : one)))}
                />
                <Button
                  variant="default"
                  aria-label={t("digest.removeOf", { time })}
                  onClick={() => change(digest.filter((_, i) => i !== n))}
                >
                  {t("digest.remove")}
                </Button>
              </Group>
            ))}
          </Group>
          {digest.length < MOST_DIGESTS && (
            <Group>
              <Button variant="default" data-testid="digest-add" onClick={() => change([...digest, another(digest)])}>
                {t("digest.add")}
              </Button>
            </Group>
          )}
        </>
      )}
      {unfit && <Alert color="shu">{t(`digest.fault.${unfit}`)}</Alert>}
      {!unfit && <When spans={whatWhen(policy)} />}
    </Stack>
  );
}

function When({ spans }: { spans: readonly Span[] }) {
  const t = useTexts();
  return (
    <div data-testid="what-when">
      <Text fw={600}>{t("when")}</Text>
      <ul>
        <li>{t("when.urgent")}</li>
        {spans.length === 0 && <li>{t("when.all")}</li>}
        {spans.map((span) => (
          <li key={span.to}>
            {t(`when.${span.told}`, {
              from: span.from,
              to: overnight(span) ? t("when.next", { time: span.to }) : span.to,
              at: span.to,
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
