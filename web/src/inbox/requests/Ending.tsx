import { Button, Group, NativeSelect, Paper, Radio, Stack, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import { useRing, type Holding } from "../../opening/keys/keyring.ts";
import { useUnsaved } from "../../shell/leaving/unsaved.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { FORMS, GROUNDS, useStep, type Whole } from "./queries.ts";
import { left, seal } from "./said.ts";
import { useTexts } from "./texts.ts";

type End = "answer" | "refuse" | "withdraw";

const PATHS = { answer: "answer", refuse: "refusal", withdraw: "withdrawal" } as const;
const WHATS = { answer: "answer", refuse: "reason", withdraw: "withdrawn" } as const;

/// How a request ends: what was answered, or why not; late, also why.
///
/// @param decides whether the member may answer and refuse
export function Ending({ of, company, decides }: { of: Whole; company: Holding; decides: boolean }) {
  const t = useTexts();
  const ring = useRing();
  const deed = useDeed();
  const step = useStep(of.request.id);
  const [end, setEnd] = useState<End>(decides ? "answer" : "withdraw");
  const [form, setForm] = useState<string>(FORMS[0]);
  const [ground, setGround] = useState("");
  const [text, setText] = useState("");
  const [why, setWhy] = useState("");
  useUnsaved(text !== "" || why !== "" ? "changes" : null);
  if (ring.kind !== "open") return null;
  const { member } = ring;
  const { id, kind, clock } = of.request;
  const late = clock === "late" && end !== "withdraw";
  const said = { what: WHATS[end], text: text.trim() };
  const reason = { what: "late", text: why.trim() } as const;
  const room = Math.min(left(said), late ? left(reason) : Infinity);
  const chosen = end === "refuse" ? ground || GROUNDS[0] : ground;
  const ready = said.text !== "" && (!late || reason.text !== "") && room >= 0;
  const saidLabel = {
    answer: t(kind === "complaint" ? "saidMeasure" : "saidAnswer"),
    refuse: t("saidReason"),
    withdraw: t("saidWithdrawn"),
  }[end];
  async function close() {
    const sealed = {
      said: await seal(member, company, id, said),
      late: late ? await seal(member, company, id, reason) : null,
    };
    const body = { form, ground: chosen === "" ? null : chosen, ...sealed };
    await step.mutateAsync({ path: PATHS[end], body: end === "withdraw" ? { said: sealed.said } : bodyOf(end, body) });
  }
  return (
    <Paper withBorder p="lg" component="section">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void deed.run(close);
        }}
      >
        <Stack gap="sm">
          <Title order={2} size="h4">
            {t("end")}
          </Title>
          <Text size="sm">{t("endWhat")}</Text>
          <Radio.Group value={end} onChange={(value) => setEnd(value)} aria-label={t("end")}>
            <Group>
              {decides && <Radio value="answer" label={t("answer")} data-testid="end-answer" />}
              {decides && <Radio value="refuse" label={t("refuse")} data-testid="end-refuse" />}
              <Radio value="withdraw" label={t("withdraw")} data-testid="end-withdraw" />
            </Group>
          </Radio.Group>
          {end !== "withdraw" && (
            <Group align="flex-end">
              {end === "answer" && (
                <NativeSelect
                  label={t("form")}
                  value={form}
                  data={FORMS.map((value) => ({ value, label: t(`form.${value}`) }))}
                  onChange={(event) => setForm(event.currentTarget.value)}
                />
              )}
              <NativeSelect
                label={t("ground")}
                value={chosen}
                data={[
                  ...(end === "answer" ? [{ value: "", label: t("ground.none") }] : []),
                  ...GROUNDS.map((value) => ({ value, label: t(`ground.${value}`) })),
                ]}
                data-testid="end-ground"
                onChange={(event) => setGround(event.currentTarget.value)}
              />
            </Group>
          )}
          <Textarea
            label={saidLabel}
            required
            autosize
            minRows={2}
            value={text}
            error={room < 0 ? t("left", { count: room }) : undefined}
            data-testid="end-said"
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {late && (
            <Textarea
              label={t("saidLate")}
              required
              autosize
              minRows={2}
              value={why}
              data-testid="end-late"
              onChange={(event) => setWhy(event.currentTarget.value)}
            />
          )}
          <Trouble error={deed.error} />
          <Group justify="flex-end">
            <Button type="submit" disabled={!ready} loading={deed.busy} data-testid="end-save">
              {t(end)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

/// A refusal has no form.
function bodyOf(end: "answer" | "refuse", { form, ...rest }: { form: string; ground: string | null }): object {
  return end === "answer" ? { form, ...rest } : rest;
}
