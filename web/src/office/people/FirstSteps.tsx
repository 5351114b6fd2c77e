import { Badge, Button, CloseButton, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "../../api/api.ts";
import { useDemo, useMay } from "../../api/queries.ts";
import type { Role } from "../../api/types.ts";
import { useStepTexts } from "./stepTexts.ts";

/// In the order in which they can be done.
const STEPS = [
  "secondAdmin",
  "client",
  "clientAdmin",
  "companyKey",
  "contract",
  "confirmed",
  "operator",
  "trunk",
  "call",
] as const;
type Step = (typeof STEPS)[number];

/// Steps that are done by adding a person, with this role.
const BY_ADDING: Readonly<Partial<Record<Step, Role>>> = {
  secondAdmin: "admin",
  clientAdmin: "client-admin",
  operator: "operator",
};

/// How often the card looks whether a step was done elsewhere, in milliseconds.
const EVERY_MS = 15_000;

/// What a new office has still to do, read from its state; gone once all is done, or hidden by hand.
///
/// @param add opens the dialog that adds a person with a role
export function FirstSteps({ add }: { add: (role: Role) => void }) {
  const t = useStepTexts();
  const may = useMay();
  const demo = useDemo();
  const [hidden, hide] = useLocalStorage({ key: "denwaban.firstSteps.hidden", defaultValue: false });
  const wanted = may("MANAGE_OFFICE") && demo.data === null && !hidden;
  const { data: done } = useQuery({
    queryKey: ["office", "first-steps"],
    queryFn: () => api.get<Record<Step, boolean>>("/api/office/first-steps"),
    enabled: wanted,
    refetchInterval: EVERY_MS,
  });
  if (!wanted || !done || STEPS.every((step) => done[step])) return null;
  const next = STEPS.find((step) => !done[step]);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="first-steps" data-testid="first-steps">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h4" id="first-steps">
            {t("title")}
          </Title>
          <Text size="sm" c="var(--quiet)" role="status">
            {t("progress", { done: STEPS.filter((step) => done[step]).length, all: STEPS.length })}
          </Text>
        </div>
        <CloseButton aria-label={t("hide")} title={t("hide")} onClick={() => hide(true)} />
      </Group>
      <Stack component="ol" gap="xs" mt="sm" pl="lg" mb={0}>
        {STEPS.map((step) => (
          <li key={step} data-testid={`step-${step}`} data-done={done[step]}>
            <Group gap="sm">
              <Text component="span" fw={600}>
                {t(step)}
              </Text>
              <Badge variant={done[step] ? "filled" : "outline"} color={done[step] ? "#0f766e" : "gray.8"}>
                {t(!done[step] ? "open" : step === "trunk" ? "set" : "done")}
              </Badge>
            </Group>
            {!done[step] && (
              <Group gap="md" justify="space-between">
                <Text size="sm" maw={720}>
                  {t(`${step}.what`)}
                </Text>
                <Do step={step} add={add} primary={step === next} />
              </Group>
            )}
          </li>
        ))}
      </Stack>
    </Paper>
  );
}

/// What this office itself can press for it; the key, the signature, the trunk and the call are
/// done elsewhere.
function Do({ step, add, primary }: { step: Step; add: (role: Role) => void; primary: boolean }) {
  const t = useStepTexts();
  const look = { size: "compact-sm", variant: primary ? "filled" : "default" } as const;
  const named = (words: string) => ({ "aria-label": `${words}: ${t(step)}` });
  if (step === "client" || step === "contract") {
    return (
      <Button component={Link} to="/office/clients" {...look} {...named(t(`${step}.do`))}>
        {t(`${step}.do`)}
      </Button>
    );
  }
  const role = BY_ADDING[step];
  if (role === undefined) return null;
  const words = t(`${step as "operator"}.do`);
  return (
    <Button onClick={() => add(role)} {...look} {...named(words)}>
      {words}
    </Button>
  );
}
