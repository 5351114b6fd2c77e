import { Anchor, Badge, Group, Paper, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useStepsLeft } from "./queries.ts";
import { useTexts } from "./texts.ts";

/// In their order: the checklist is about what the contract says.
const STEPS = ["contract", "checklist"] as const;

/// What a client's administrator has still to sign, and what follows while it is not signed; gone once both are.
export function StepsLeft() {
  const t = useTexts();
  const steps = useStepsLeft();
  if (steps === null) return null;
  const open = STEPS.filter((step) => steps[step] !== "done");
  const [only] = open;
  return (
    <Paper withBorder radius="lg" p="md" component="section" aria-labelledby="steps-left" data-testid="steps-left">
      <Text id="steps-left" fw={600}>
        {t(open.length === 2 || !only ? "left.both" : `left.${only}`)}
      </Text>
      <Stack component="ol" gap="xs" mt="xs" mb={0} pl="lg">
        {STEPS.map((step) => (
          <li key={step} data-testid={`left-${step}`} data-state={steps[step]}>
            <Group gap="sm">
              <Text component="span">{t(step)}</Text>
              <Badge
                variant={steps[step] === "done" ? "filled" : "outline"}
                color={steps[step] === "done" ? "#0f766e" : "gray.8"}
              >
                {t(`is.${steps[step]}`)}
              </Badge>
              <Anchor component={Link} to={`/inbox/${step}`} size="sm" underline="always">
                {t(`${step}.open`)}
              </Anchor>
            </Group>
          </li>
        ))}
      </Stack>
    </Paper>
  );
}
